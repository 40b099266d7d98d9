import { describe, expect, it } from 'vitest';
import { investigate } from './ladder.ts';
import { courseOf, entryOf, instant, knownOf } from './testing/histories.ts';

const whole = [[0, 650]] as const;
const { x, y } = courseOf({ xStays: whole, yStays: whole, publications: whole, wishes: whole });
const refused = entryOf('x', {
  facts: { state: 'DISCONNECTED' },
  events: [{ name: 'JOIN_ERROR', at: instant(100), errorCode: 'INTERNAL_SERVER_EXCEPTION' }],
});

describe('investigate', () => {
  it('tells who never got in from who came later', () => {
    expect(investigate(knownOf(refused, y, 200)).conclusion).toMatchObject({
      cause: 'x-could-not-join',
      errorCode: 'INTERNAL_SERVER_EXCEPTION',
      evidence: [{ name: 'JOIN_ERROR', at: '2026-11-20T14:01:40.000Z', index: 0 }],
    });
    expect(investigate(knownOf(refused, y, 50)).conclusion).toMatchObject({
      cause: 'x-not-joined-yet',
      evidence: [{ name: 'JOIN_ERROR' }],
    });
  });

  it('is not certain of an instant after the first of it was read', () => {
    const known = knownOf(x, y, 300);
    expect(investigate(known).conclusion).toMatchObject({ cause: 'no-fault', confidence: 'certain' });
    const before = { ...known, knownUntil: instant(299) };
    expect(investigate(before).conclusion).toMatchObject({ cause: 'no-fault', confidence: 'likely' });
    const later = { ...known, asOf: instant(299) };
    expect(investigate(later).conclusion).toMatchObject({ cause: 'time-not-reached' });
  });

  it('does not believe a presence that the service says is over, without knowing when it ended', () => {
    const gone = { ...y, events: y.events.filter(({ name }) => !/LEFT|STOPPED/.test(name)) };
    const over = { ...gone, facts: { ...gone.facts, state: 'DISCONNECTED' } };
    const idle = { ...x, events: x.events.filter(({ name }) => !name.startsWith('SUBSCRIBE')) };
    expect(investigate(knownOf(idle, over, 300)).conclusion).toMatchObject({
      cause: 'not-enough-data',
      rung: 'y-present',
    });
    // Somebody who was receiving them is a witness.
    expect(investigate(knownOf(x, over, 300)).conclusion.cause).toBe('no-fault');
  });

  it('goes on where the session itself could not be read', () => {
    const known = { ...knownOf(x, y, 300), sessionMissing: 'AWS does not let this connection call it' };
    const { conclusion, rungs } = investigate(known);
    expect(rungs[0]).toMatchObject({ id: 'session', verdict: 'unknown' });
    expect(conclusion.cause).toBe('no-fault');
  });

  it('tells errors of either side from two minutes before to two minutes after', () => {
    const error = { name: 'PUBLISH_ERROR', errorCode: 'BITRATE_EXCEEDED' };
    const at = (second: number) => ({ ...x, events: [...x.events, { ...error, at: instant(second) }] });
    const verdict = (second: number) =>
      investigate(knownOf(at(second), y, 300)).rungs.find(({ id }) => id === 'errors-nearby')?.verdict;
    expect([179, 180, 420, 421].map(verdict)).toEqual(['yes', 'no', 'no', 'yes']);
  });
});
