import { describe, expect, it } from 'vitest';
import type { CompositionSummary } from '#shared/compositions/contract.ts';
import { ApiError } from '#web/api/failure.ts';
import type { ListProgress, WholeList } from '#web/api/use-whole-list.ts';
import { compositionsLine, ingestLine, peopleLine } from './stage-impact.ts';

const list = <Item>(items: Item[], kind: ListProgress['kind'] = 'complete'): WholeList<Item> => ({
  state: 'ready',
  items,
  pageEnds: [items.length],
  progress: { kind } as ListProgress,
  freshness: { asOf: '2026-11-20T14:00:00.000Z', receivedAt: 0, stale: undefined, pushed: undefined },
  retry: () => undefined,
});
const failed = {
  state: 'failed' as const,
  failure: new ApiError(429, { code: 'aws_throttled', message: 'Rate exceeded', requestId: 'r' }),
  retry: () => undefined,
};
const published = (count: number, of: number) =>
  Array.from({ length: of }, (_, index) => ({ published: index < count }));
const composition = (state: CompositionSummary['state'], destinations: number): CompositionSummary => ({
  arn: 'arn',
  stageArn: 'arn',
  state,
  destinations: Array.from({ length: destinations }, (_, index) => ({ id: String(index), state: 'ACTIVE' })),
});

describe('what the deletion of a stage hits', () => {
  it('is everybody in it, and of them those who have published', () => {
    expect(peopleLine('st-1', list(published(2, 14)))).toMatchObject({
      says: '14 connected, of whom 2 have published: all are disconnected.',
      weighs: true,
    });
    expect(peopleLine('st-1', list(published(1, 1_400), 'loading')).says).toBe(
      'At least 1,400 connected, of whom 1 has published: all are disconnected.',
    );
    expect(peopleLine('st-1', list([])).says).toBe('Nobody is connected any more; its session is ending.');
    expect(peopleLine(undefined, { state: 'loading' }).weighs).toBeUndefined();
  });

  it('is what runs of its compositions, and their destinations', () => {
    expect(
      compositionsLine(
        list([composition('ACTIVE', 2), composition('STOPPED', 1), composition('STARTING', 1)]),
      ),
    ).toMatchObject({
      says: '2 compositions with 3 destinations: they end, broadcasts and recordings with them.',
      weighs: true,
    });
    expect(compositionsLine(list([composition('FAILED', 1)]))).toMatchObject({
      says: 'No composition runs on it.',
      weighs: false,
    });
  });

  it('is what is attached, and weighs where somebody publishes through it', () => {
    expect(ingestLine(list([{ state: 'INACTIVE' }]))).toMatchObject({
      says: '1 ingest configuration will be detached: its stream key cannot be used until attached again.',
      weighs: false,
    });
    expect(ingestLine(list([{ state: 'ACTIVE' }, { state: 'INACTIVE' }]))).toMatchObject({
      says: '2 ingest configurations will be detached, 1 of which publishes now: their stream keys cannot be used until attached again.',
      weighs: true,
    });
  });

  it('is at least what is listed where a list stopped, and weighs: nobody knows the rest', () => {
    const stopped = <Item>(items: Item[]): WholeList<Item> => ({
      ...(list(items) as Extract<WholeList<Item>, { state: 'ready' }>),
      progress: { kind: 'stopped', failure: failed.failure },
    });
    const problem = 'AWS asked for fewer requests';
    expect(compositionsLine(stopped([composition('ACTIVE', 1)]))).toMatchObject({
      says: 'At least 1 composition with 1 destination: it ends, broadcasts and recordings with it.',
      problem,
      weighs: true,
    });
    expect(compositionsLine(stopped([]))).toMatchObject({ says: undefined, problem, weighs: true });
    expect(ingestLine(stopped([{ state: 'INACTIVE' }]))).toMatchObject({ problem, weighs: true });
    expect(peopleLine('st-1', stopped(published(0, 100)))).toMatchObject({
      says: 'At least 100 connected, of whom 0 have published: all are disconnected.',
      problem,
      weighs: true,
    });
  });

  it('weighs as well where it could not be found out', () => {
    for (const line of [peopleLine('st-1', failed), compositionsLine(failed), ingestLine(failed)])
      expect(line).toMatchObject({ problem: 'AWS asked for fewer requests', weighs: true });
  });
});
