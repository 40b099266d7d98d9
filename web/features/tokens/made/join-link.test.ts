import { describe, expect, it } from 'vitest';
import { isTold, joinLink, templateProblem } from './join-link.ts';

describe('a template of join links', () => {
  it.each([
    ['', undefined],
    ['https://example.com/join#{token}', undefined],
    ['https://example.com/{stageId}?user={userId}&p={participantId}#t={token}', undefined],
    ['http://localhost:5173/#{token}', undefined],
    ['https://example.com/join', 'must have {token} where the token belongs'],
    ['https://example.com/{room}#{token}', /^must not have \{room\}: known are/],
    ['example.com/#{token}', /^must be a whole address/],
    ['http://example.com/#{token}', /^must begin with https/],
    ['javascript:alert("{token}")', /^must begin with https/],
    ['http://localhost.evil.test/#{token}', /^must begin with https/],
  ])('%j: %s', (template, problem) => {
    const found = templateProblem(template);
    if (typeof problem === 'string' || problem === undefined) expect(found).toBe(problem);
    else expect(found).toMatch(problem);
  });

  it('is filled in once, with what is safe in an address', () => {
    const template = 'https://example.com/{stageId}?u={userId}&p={participantId}#{token}';
    const joining = { token: 'a.b.c', stageId: 's', participantId: undefined, userId: '{token} & ü' };
    expect(joinLink(template, joining)).toBe('https://example.com/s?u=%7Btoken%7D%20%26%20%C3%BC&p=#a.b.c');
  });

  it('tells whether the token is sent to a server', () => {
    expect(isTold('https://example.com/?t={token}')).toBe(true);
    expect(isTold('https://example.com/?t={token}#x')).toBe(true);
    expect(isTold('https://example.com/#t={token}')).toBe(false);
  });
});
