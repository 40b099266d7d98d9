import { describe, expect, it } from 'vitest';
import { InvalidFaultRule, type FaultRuleInput } from './fault-rule.ts';
import { createFaults } from './faults.ts';

const faultsWith = (...rules: FaultRuleInput[]) => {
  const faults = createFaults({ seed: 1 });
  faults.add(...rules);
  return faults;
};

const problemsOf = (rule: unknown): readonly string[] => {
  try {
    faultsWith(rule as FaultRuleInput);
  } catch (error) {
    if (error instanceof InvalidFaultRule) return error.problems;
    throw error;
  }
  throw new Error('The rule was accepted.');
};

describe('a fault rule', () => {
  it('hits the operation it names, or all', () => {
    const faults = faultsWith({ operation: 'GetStage', kind: 'hang' });
    expect(faults.decide('GetStage', {}).fault?.kind).toBe('hang');
    expect(faults.decide('ListStages', {}).fault).toBeUndefined();
    expect(faultsWith({ operation: '*', kind: 'reset' }).decide('ListStages', {}).fault?.kind).toBe('reset');
  });

  it('hits only calls with the members it names', () => {
    const match = { stageArn: 'a', maxResults: 5 };
    const faults = faultsWith({ operation: '*', kind: 'empty', match });
    expect(
      faults.decide('ListParticipants', { stageArn: 'a', maxResults: 5, sessionId: 's' }).fault,
    ).toBeDefined();
    expect(faults.decide('ListParticipants', { stageArn: 'a' }).fault).toBeUndefined();
    expect(faults.decide('ListParticipants', { stageArn: 'b', maxResults: 5 }).fault).toBeUndefined();
    expect(faults.list()[0]).toMatchObject({ matched: 1, fired: 1 });
  });

  it('lets the first calls through and hits no more than it is told', () => {
    const faults = faultsWith({ operation: '*', kind: 'throttle', skip: 2, times: 3 });
    const hits = Array.from({ length: 8 }, () => faults.decide('GetStage', {}).fault !== undefined);
    expect(hits).toEqual([false, false, true, true, true, false, false, false]);
  });

  it('throws dice that fall the same way again', () => {
    const rule: FaultRuleInput = { operation: '*', kind: 'reset', probability: 0.3 };
    const run = () => {
      const faults = faultsWith(rule);
      return Array.from({ length: 1_000 }, () => faults.decide('GetStage', {}).fault !== undefined);
    };
    const first = run();
    expect(run()).toEqual(first);
    const share = first.filter(Boolean).length / first.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.35);
  });
});

describe('several rules', () => {
  it('are looked at in order: waits add up, the first other fault decides', () => {
    const faults = faultsWith(
      { operation: '*', kind: 'latency', ms: 100 },
      { operation: 'GetStage', kind: 'latency', ms: 20 },
      { operation: '*', kind: 'status', status: 503, times: 1 },
      { operation: '*', kind: 'hang' },
      { operation: '*', kind: 'latency', ms: 1_000 },
    );
    expect(faults.decide('GetStage', {})).toMatchObject({
      latencyMs: 120,
      fault: { kind: 'status' },
      fired: ['fault-1', 'fault-2', 'fault-3'],
    });
    expect(faults.decide('ListStages', {})).toMatchObject({ latencyMs: 100, fault: { kind: 'hang' } });
  });

  it('are removed by id, or all', () => {
    const faults = faultsWith(
      { id: 'mine', operation: '*', kind: 'hang' },
      { operation: '*', kind: 'reset' },
    );
    expect(faults.remove('mine')).toBe(true);
    expect(faults.remove('mine')).toBe(false);
    expect(faults.list().map(({ rule }) => rule.kind)).toEqual(['reset']);
    faults.clear();
    expect(faults.list()).toEqual([]);
  });

  it('are added all or none', () => {
    const faults = faultsWith({ id: 'mine', operation: '*', kind: 'hang' });
    expect(() =>
      faults.add({ operation: '*', kind: 'reset' }, { id: 'mine', operation: '*', kind: 'hang' }),
    ).toThrow('id: there is already a rule "mine"');
    expect(faults.list()).toHaveLength(1);
  });
});

describe('a wrong rule', () => {
  it.each([
    [
      { operation: 'GetStages', kind: 'hang' },
      ['operation: must be the name of an operation, or "*" for all'],
    ],
    [{ operation: '*', kind: 'explode' }, ['kind: must be one of the kinds of fault']],
    [{ operation: '*' }, ['kind: must be one of the kinds of fault']],
    [{ operation: '*', kind: 'error', errorType: 'Oops' }, ['errorType: must be the name of an AWS error']],
    [{ operation: '*', kind: 'throttle', status: 500 }, ['status: must be 429 or 400']],
    [
      { operation: '*', kind: 'metric-status', statusCode: 'Forbidden' },
      ['operation: must be GetMetricData, whose lines have a status each'],
    ],
  ])('%j is refused with its problem', (rule, problems) => {
    expect(problemsOf(rule)).toEqual(problems);
  });

  it('names every problem, and what does not belong to its kind', () => {
    const problems = problemsOf({
      operation: '*',
      kind: 'latency',
      ms: -1,
      times: 0,
      status: 500,
      id: 'a b',
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['id', 'times', 'ms', 'rule']);
    expect(problems.at(-1)).toContain('"status"');
  });

  it('is refused when it is no rule at all', () => {
    for (const rule of [null, 'hang', 7, []]) expect(problemsOf(rule)).toHaveLength(1);
  });
});

describe('dice of its own', () => {
  const hitsOf = (...rules: FaultRuleInput[]): boolean[] => {
    const faults = faultsWith(...rules);
    return Array.from({ length: 40 }, () => faults.decide('GetStage', {}).fired.includes('mine'));
  };
  const mine = { id: 'mine', operation: '*', kind: 'latency', ms: 0, probability: 0.5 } as const;
  const other = { operation: '*', kind: 'latency', ms: 0, probability: 0.5 } as const;

  it('make a rule hit the same calls whatever other rules there are', () => {
    const alone = hitsOf({ ...mine, seed: 7 });
    expect(hitsOf(other, { ...mine, seed: 7 })).toEqual(alone);
    expect(hitsOf({ ...mine, seed: 8 })).not.toEqual(alone);
    expect(hitsOf(other, mine)).not.toEqual(hitsOf(mine));
  });
});

describe('a clock that is off', () => {
  it('is no fault that ends a call, and adds up', () => {
    const faults = faultsWith(
      { id: 'a', operation: 'GetStage', kind: 'clock-skew', ms: 400_000, times: 1 },
      { id: 'b', operation: '*', kind: 'clock-skew', ms: -100_000 },
    );
    expect(faults.skew('GetStage', {})).toEqual({ ms: 300_000, fired: ['a', 'b'] });
    expect(faults.skew('GetStage', {})).toEqual({ ms: -100_000, fired: ['b'] });
    expect(faults.decide('GetStage', {})).toEqual({ latencyMs: 0, fault: undefined, fired: [] });
  });
});
