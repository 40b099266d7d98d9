import { describe, expect, it } from 'vitest';
import { problemsOfForm } from './form-of-answers.ts';

const ARN = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGh1234';
const stage = (more: object) => problemsOfForm('GetStage', { $metadata: {}, stage: { arn: ARN, ...more } });

describe('the form of an answer', () => {
  it('is right when the SDK and AWS say so', () => {
    expect(stage({ name: '', activeSessionId: '', tags: { env: 'prod' } })).toEqual([]);
    expect(stage({ activeSessionId: 'st-AbCdEfGh12345' })).toEqual([]);
    const stageSession = { sessionId: 'st-AbCdEfGh12345', startTime: new Date(0) };
    expect(problemsOfForm('GetStageSession', { stageSession })).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['an ARN of another kind', { arn: ARN.replace('stage', 'channel') }, 'GetStage.stage.arn is'],
    ['an ARN without an account', { arn: ARN.replace(/\d{12}/, '') }, 'GetStage.stage.arn is'],
    ['a missing ARN', { arn: undefined }, 'GetStage.stage.arn is missing'],
    ['an ill-formed session id', { activeSessionId: 'st-short' }, 'GetStage.stage.activeSessionId is'],
    ['a number for a text', { name: 7 }, 'GetStage.stage.name is 7'],
    ['a member that nobody knows', { colour: 'red' }, 'GetStage.stage.colour is no member'],
    ['a list for a map', { tags: { env: [] } }, 'GetStage.stage.tags.env is []'],
  ])('is wrong with %s', (_what, more, problem) => {
    expect(stage(more).join()).toContain(problem);
  });

  it('has dates for instants, known values and whole lists', () => {
    const stageSession = { sessionId: 'st-AbCdEfGh12345', startTime: '2026-11-20T14:00:00Z' };
    expect(problemsOfForm('GetStageSession', { stageSession })).toHaveLength(1);
    const event = { name: 'SINGING', participantId: 'AbCdEfGh1234', eventTime: new Date(Number.NaN) };
    expect(problemsOfForm('ListParticipantEvents', { events: [event] })).toEqual([
      'ListParticipantEvents.events[0].name is "SINGING"',
      'ListParticipantEvents.events[0].eventTime is null',
    ]);
    expect(problemsOfForm('ListParticipantEvents', {})).toEqual(['ListParticipantEvents.events is missing']);
  });
});
