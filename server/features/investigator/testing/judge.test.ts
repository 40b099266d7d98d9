import { describe, expect, it } from 'vitest';
import type { Answered, RungShown } from '#shared/investigator/contract.ts';
import type { Expected } from './case.ts';
import { judge } from './judge.ts';

const event = { kind: 'event', name: 'PUBLISH_STOPPED' } as const;
const failed: RungShown = {
  id: 'y-publishing',
  question: 'Was ben publishing?',
  verdict: 'no',
  words: 'No.',
  evidence: [event],
};
const expected: Expected = {
  cause: 'y-stopped-publishing',
  rung: 'y-publishing',
  evidence: ['PUBLISH_STOPPED'],
  others: [],
  confidence: 'certain',
};

function answered(conclusion: Partial<Answered['conclusion']> = {}, rungs = [failed]): Answered {
  return {
    conclusion: {
      cause: 'y-stopped-publishing',
      rung: 'y-publishing',
      words: 'ben had stopped publishing.',
      evidence: [event],
      confidence: 'certain',
      ...conclusion,
    },
    others: [],
    rungs,
  } as unknown as Answered;
}

describe('judge', () => {
  it('has nothing against a right answer', () => {
    expect(judge(answered(), expected)).toEqual([]);
  });

  it.each<[string, Answered, Expected, RegExp]>([
    ['left open', answered({ cause: 'not-enough-data', confidence: 'open' }), expected, /left open/],
    ['of another cause', answered({ cause: 'y-had-left' }), expected, /the cause is "y-had-left"/],
    ['of another check', answered({ rung: 'y-present' }), expected, /the check is "y-present"/],
    ['of another error', answered({ errorCode: 'QUOTA_EXCEEDED' }), expected, /the error code is/],
    ['that is not sure', answered({ confidence: 'likely' }), expected, /the confidence is "likely"/],
    ['without evidence', answered({ evidence: [] }), expected, /rests on nothing/],
    [
      'that names other events',
      answered({ evidence: [{ kind: 'event', name: 'LEFT' }] }),
      expected,
      /does not name/,
    ],
    [
      'with a check without evidence',
      answered({}, [{ ...failed, evidence: [] }]),
      expected,
      /y-publishing fails and rests/,
    ],
    ['of a check that is not shown', answered({}, []), expected, /is not among those/],
    [
      'of no fault where something is unknown',
      answered({ cause: 'no-fault', rung: null }, [{ ...failed, verdict: 'unknown' }]),
      { cause: 'no-fault', rung: null, evidence: ['PUBLISH_STOPPED'] },
      /could not be answered/,
    ],
    [
      'that leaves out what else was wrong',
      answered(),
      { ...expected, others: ['x-never-subscribed'] },
      /what else was wrong is \[\]/,
    ],
  ])('does not count an answer %s', (_what, answer, wanted, problem) => {
    expect(judge(answer, wanted).join()).toMatch(problem);
  });
});
