import { describe, expect, it } from 'vitest';
import type { Stale } from '#shared/contract/errors.ts';
import { ApiError } from '#web/api/failure.ts';
import type { ListProgress, WholeList } from '#web/api/use-whole-list.ts';
import { isSettled, isTold, lineOfList, lookAt } from './list-look.ts';

const failure = new ApiError(429, { code: 'aws_throttled', message: 'Rate exceeded', requestId: 'r' });
const list = (items: number[], progress: ListProgress, stale?: Stale): WholeList<number> => ({
  state: 'ready',
  items,
  pageEnds: [items.length],
  progress,
  freshness: { asOf: '2026-11-20T14:00:00.000Z', receivedAt: 0, stale, pushed: undefined },
  retry: () => undefined,
});
const line = (of: WholeList<number>) =>
  lineOfList('how many there are', of, (items, atLeast) => ({
    count: items.length,
    says: items.length === 0 ? 'None.' : `${atLeast}${items.length}.`,
  }));

describe('what a list says of what is hit', () => {
  it('is said where it is whole', () => {
    const whole = { kind: 'complete' } as const;
    expect(lookAt(list([1, 2], whole)).kind).toBe('whole');
    expect(isSettled(list([1, 2], whole))).toBe(true);
    expect(line(list([1, 2], whole))).toMatchObject({ says: '2.', weighs: true });
    expect(line(list([], whole))).toMatchObject({ says: 'None.', weighs: false });
  });

  it('is waited for while a whole list is loaded anew: what was before says nothing', () => {
    const anew = { kind: 'refreshing', loaded: 1 } as const;
    expect(isSettled(list([1, 2], anew))).toBe(false);
    expect(line(list([1, 2], anew))).toMatchObject({ says: undefined, weighs: false });
    expect(isTold(line(list([1, 2], anew)))).toBe(false);
  });

  it('is of before, weighs and says why, where nothing newer could be had', () => {
    const asOf = '2026-11-20T14:00:00.000Z';
    const stale = { code: 'aws_timeout', message: 'no answer' } as const;
    for (const [old, problem] of [
      [(items: number[]) => list(items, { kind: 'refresh-failed', failure }), 'AWS asked for fewer requests'],
      [(items: number[]) => list(items, { kind: 'complete' }, stale), 'AWS did not answer in time'],
    ] as const) {
      expect(isSettled(old([1, 2]))).toBe(true);
      expect(lookAt(old([1, 2]))).toEqual({ kind: 'unknown', items: [1, 2], why: problem, asOf });
      expect(line(old([1, 2]))).toMatchObject({ says: '2.', problem, asOf, weighs: true });
      expect(line(old([]))).toMatchObject({ says: 'None.', problem, asOf, weighs: true });
      expect(isTold(line(old([])))).toBe(true);
    }
  });

  it('is waited for while it is loaded, and what has come counts as at least', () => {
    expect(isSettled({ state: 'loading' })).toBe(false);
    expect(isSettled(list([1], { kind: 'loading' }))).toBe(false);
    expect(line({ state: 'loading' })).toMatchObject({ says: undefined, weighs: false });
    expect(line(list([1], { kind: 'loading' }))).toMatchObject({ says: 'At least 1.', weighs: true });
    expect(line(list([], { kind: 'loading' })).says).toBeUndefined();
    expect(isTold(line(list([1], { kind: 'loading' })))).toBe(true);
  });

  it('is not known, weighs, and says why where it stopped or was refused', () => {
    const why = 'AWS asked for fewer requests';
    const stopped = { kind: 'stopped', failure } as const;
    expect(isSettled(list([], stopped))).toBe(true);
    expect(line(list([1, 2], stopped))).toMatchObject({ says: 'At least 2.', problem: why, weighs: true });
    expect(line(list([], stopped))).toMatchObject({ says: undefined, problem: why, weighs: true });
    const refused = { state: 'failed' as const, failure, retry: () => undefined };
    expect(isSettled(refused)).toBe(true);
    expect(line(refused)).toMatchObject({ says: undefined, problem: why, weighs: true });
  });
});
