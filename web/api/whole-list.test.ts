import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadWholeList, type Page, type PartialList, RESUME_WITHIN_MS, resumable } from './whole-list.ts';
import { SCALE } from '#web/testing/campaign.ts';

/** A list of `sizes.length` pages; the n-th page is of the n-th second. */
function pages(sizes: readonly number[], lastToken: '' | undefined) {
  let next = 0;
  const all = sizes.map((size) => Array.from({ length: size }, () => next++));
  const load = (token: string | undefined): Promise<Page<number>> => {
    const index = Number(token ?? 0);
    const nextToken = index + 1 < all.length ? String(index + 1) : lastToken;
    return Promise.resolve({
      items: all[index] ?? [],
      nextToken,
      asOf: `2026-11-20T14:00:0${index % 10}.000Z`,
    });
  };
  return { load, everything: all.flat() };
}

const shape = fc.array(fc.nat(5), { minLength: 1, maxLength: 9 });
const now = () => 1_000;

describe('loadWholeList', () => {
  it(
    'gives every item once, in order, and tells of every page but the last',
    async () => {
      await fc.assert(
        fc.asyncProperty(shape, fc.constantFrom('' as const, undefined), async (sizes, lastToken) => {
          const { load, everything } = pages(sizes, lastToken);
          const told: number[] = [];
          const list = await loadWholeList(load, (part) => told.push(part.items.length), undefined, now);
          expect(list.items).toEqual(everything);
          expect(list.nextToken).toBeUndefined();
          expect(list.pageEnds).toEqual([...told, everything.length]);
          expect(list.asOf).toBe('2026-11-20T14:00:00.000Z');
          expect(told).toEqual(
            sizes.slice(0, -1).map((_, at) => sizes.slice(0, at + 1).reduce((sum, size) => sum + size, 0)),
          );
        }),
        { seed: 1, numRuns: 60 * SCALE },
      );
    },
    5_000 * SCALE,
  );

  it(
    'goes on from where it stopped, and gives the same list',
    async () => {
      await fc.assert(
        fc.asyncProperty(shape, fc.nat(8), async (sizes, failAt) => {
          const { load, everything } = pages(sizes, undefined);
          let last: PartialList<number> | undefined;
          const failing = (token: string | undefined) =>
            Number(token ?? 0) === failAt ? Promise.reject(new Error('throttled')) : load(token);
          const keep = (part: PartialList<number>) => (last = part);
          const outcome = await loadWholeList(failing, keep, undefined, now).catch(() => 'failed' as const);
          expect(outcome === 'failed').toBe(failAt < sizes.length);
          const resumed = await loadWholeList(load, () => {}, last, now);
          expect(resumed.items).toEqual(everything);
        }),
        { seed: 1, numRuns: 60 * SCALE },
      );
    },
    5_000 * SCALE,
  );
});

describe('resumable', () => {
  const part = { items: [1], pageEnds: [1], nextToken: 't', asOf: '', receivedAt: 1_000 };
  it('holds for a part that is a moment old, not for a whole or an old one', () => {
    expect(resumable(part, 2_000)).toBe(true);
    expect(resumable(part, 1_000 + RESUME_WITHIN_MS)).toBe(false);
    expect(resumable({ ...part, nextToken: undefined }, 2_000)).toBe(false);
    expect(resumable(undefined, 2_000)).toBe(false);
  });
});

describe('a list that AWS', () => {
  const page = (asOf: string, nextToken?: string, stale?: Page<number>['stale']): Page<number> => ({
    items: [1],
    nextToken,
    asOf: `2026-11-20T14:00:0${asOf}.000Z`,
    stale,
  });
  const load = (pages: Record<string, Page<number>>) => async (token?: string) =>
    pages[token ?? 'first'] ?? page('9');

  it('leads in circles stops where it comes back', async () => {
    const circle = load({ first: page('1', 'a'), a: page('1', 'b'), b: page('1', 'a') });
    const told: number[] = [];
    await expect(
      loadWholeList(circle, ({ items }) => told.push(items.length), undefined, now),
    ).rejects.toMatchObject({ code: 'aws_invalid_answer' });
    expect(told).toEqual([1, 2]);
  });

  it('could not renew in part is as old as its oldest page, and says so', async () => {
    const stale = { code: 'aws_timeout', message: 'Nothing came.' } as const;
    const list = await loadWholeList(
      load({ first: page('5', 'a'), a: page('2', 'b', stale), b: page('4') }),
      () => {},
      undefined,
      now,
    );
    expect(list).toMatchObject({ asOf: '2026-11-20T14:00:02.000Z', stale });
  });
});
