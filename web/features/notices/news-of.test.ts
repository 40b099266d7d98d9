import { describe, expect, it } from 'vitest';
import type { Notice, Notices } from '#shared/notices/contract.ts';
import { newsOf } from './news-of.ts';

const notice = (id: string, more: Partial<Notice> = {}): Notice => ({
  id,
  kind: 'job_failed',
  title: 'A job failed',
  about: {},
  firstAt: '2026-11-20T14:00:00.000Z',
  lastAt: '2026-11-20T14:00:00.000Z',
  times: 1,
  ...more,
});
const noted = { acknowledgedAt: '2026-11-20T14:01:00.000Z' };
const answer = (items: Notice[], muted: Notices['muted'] = []): Notices => ({
  items,
  open: 0,
  muted,
  watching: { indexer: false, events: 'off' },
  webhook: { on: false },
  asOf: '2026-11-20T14:02:00.000Z',
});

describe('newsOf', () => {
  it('is nothing where nothing was known before: a visit is no news', () => {
    expect(newsOf(undefined, answer([notice('a')]))).toEqual([]);
  });

  it('is what is new, and what has happened again since it was acknowledged', () => {
    const before = answer([notice('a'), notice('b', noted)]);
    const now = answer([notice('c'), notice('b', { times: 2 }), notice('a', { times: 5 })]);
    expect(newsOf(before, now).map(({ id }) => id)).toEqual(['c', 'b']);
  });

  it('is neither what is acknowledged nor what is muted', () => {
    const before = answer([]);
    expect(newsOf(before, answer([notice('a', noted)]))).toEqual([]);
    expect(newsOf(before, answer([notice('a')], [{ kind: 'job_failed' }]))).toEqual([]);
  });
});
