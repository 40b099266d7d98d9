import { describe, expect, it } from 'vitest';
import { ApiError } from '#web/api/failure.ts';
import type { ListProgress, WholeList } from '#web/api/use-whole-list.ts';
import { isSettled, lineOfList, lookAt } from './list-look.ts';

const failure = new ApiError(429, { code: 'aws_throttled', message: 'Rate exceeded', requestId: 'r' });
const list = (items: number[], progress: ListProgress): WholeList<number> => ({
  state: 'ready',
  items,
  pageEnds: [items.length],
  progress,
  freshness: { asOf: '2026-11-20T14:00:00.000Z', receivedAt: 0, stale: undefined, pushed: undefined },
  retry: () => undefined,
});
const line = (of: WholeList<number>) =>
  lineOfList('how many there are', of, (items, atLeast) => ({
    count: items.length,
    says: items.length === 0 ? 'None.' : `${atLeast}${items.length}.`,
  }));

describe('what a list says of what is hit', () => {
  it('is said where it is whole, also where it could not be renewed', () => {
    for (const progress of [
      { kind: 'complete' },
      { kind: 'refreshing', loaded: 1 },
      { kind: 'refresh-failed', failure },
    ] as const) {
      expect(lookAt(list([1, 2], progress)).kind).toBe('whole');
      expect(isSettled(list([1, 2], progress))).toBe(true);
      expect(line(list([1, 2], progress))).toMatchObject({ says: '2.', weighs: true });
      expect(line(list([], progress))).toMatchObject({ says: 'None.', weighs: false });
    }
  });

  it('is waited for while it is loaded, and what has come counts as at least', () => {
    expect(isSettled({ state: 'loading' })).toBe(false);
    expect(isSettled(list([1], { kind: 'loading' }))).toBe(false);
    expect(line({ state: 'loading' })).toMatchObject({ says: undefined, weighs: false });
    expect(line(list([1], { kind: 'loading' }))).toMatchObject({ says: 'At least 1.', weighs: true });
    expect(line(list([], { kind: 'loading' })).says).toBeUndefined();
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
