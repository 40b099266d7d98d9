import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FollowedList } from '#shared/live/followed-list.ts';
import { stages } from '#shared/stages/contract.ts';
import type { News } from '../news.ts';
import type { Feed, Look } from './feed.ts';
import { HeldAnswer } from './held-answer.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? 1);
const topic = { kind: 'stages', connection: 'emulator' } as const;
const feed = { endpoint: stages.list, input: { connection: 'emulator' }, by: 'arn' } as unknown as Feed;

interface Item {
  arn?: string;
  name: string;
}

const look = (items: readonly Item[], second = 0): Look => ({
  kind: 'list',
  items,
  pages: 1,
  asOf: new Date(second * 1_000).toISOString(),
});

function follow(list: FollowedList, news: readonly News[]): void {
  for (const each of news) {
    if ('list' in each) list.apply(each.list);
    else if ('asOf' in each) list.same(each.asOf);
  }
}

const byArn = (items: readonly unknown[]): unknown[] =>
  (items as Item[]).toSorted((one, other) => (one.arn ?? '').localeCompare(other.arn ?? ''));

const item = fc.record({ arn: fc.stringMatching(/^[a-f]$/), name: fc.constantFrom('x', 'y') });
// Now and then AWS gives an item without its key, or the same one twice.
const anyList = fc.oneof(
  { weight: 9, arbitrary: fc.uniqueArray(item, { selector: ({ arn }) => arn, maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.oneof(item, fc.record({ name: fc.constant('no arn') })), { maxLength: 4 }),
  },
);

describe('what is held of a list', () => {
  it('tells who followed from the start, and who came later, the list itself', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyList, { minLength: 1, maxLength: 8 }),
        fc.nat(7),
        async (lists, joinAt) => {
          const held = new HeldAnswer(topic, feed);
          const early = new FollowedList();
          const late = new FollowedList();
          for (const [at, items] of lists.entries()) {
            const { changed, news } = await held.take(look(items, at));
            follow(early, news);
            if (at > joinAt) follow(late, news);
            if (at === joinAt) follow(late, held.snapshot());
            expect(byArn(early.items())).toEqual(byArn(items));
            expect(early.asOf).toBe(look(items, at).asOf);
            if (at >= joinAt) expect(late.items()).toHaveLength(items.length);
            if (at >= joinAt) expect(byArn(late.items())).toEqual(byArn(items));
            if (at > 0 && JSON.stringify(items) === JSON.stringify(lists[at - 1]))
              expect(changed).toBe(false);
          }
        },
      ),
      { seed: 1, numRuns: 200 * SCALE },
    );
  });

  it('goes as several events where it is long, which are one list', async () => {
    const held = new HeldAnswer(topic, feed);
    const long = Array.from({ length: 1_201 }, (_, index) => ({ arn: `a${index}`, name: 'x' }));
    const { news } = await held.take(look(long));
    expect(news).toHaveLength(3);
    const list = new FollowedList();
    follow(list, news.slice(0, 2));
    expect(list.asOf).toBeUndefined();
    follow(list, news.slice(2));
    expect(list.items()).toEqual(long);
    const between = new FollowedList();
    follow(between, held.snapshot());
    follow(between, news.slice(1));
    expect(between.items()).toEqual(long);
  });

  it('stands as it was until the next look has been taken in', async () => {
    const held = new HeldAnswer(topic, feed);
    await held.take(look([{ arn: 'a', name: 'x' }], 1));
    const before = held.snapshot();
    let isTaken = false;
    const taking = held
      .take(
        look(
          Array.from({ length: 2_000 }, (_, index) => ({ arn: `a${index}`, name: 'x' })),
          2,
        ),
      )
      .then(() => (isTaken = true));
    // Others have their turn meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
    expect(isTaken).toBe(false);
    expect(held.snapshot()).toBe(before);
    await taking;
    expect(held.snapshot()).not.toBe(before);
  });

  it('says only what is new', async () => {
    const held = new HeldAnswer(topic, feed);
    await held.take(
      look(
        [
          { arn: 'a', name: 'x' },
          { arn: 'b', name: 'x' },
        ],
        1,
      ),
    );
    const { news } = await held.take(
      look(
        [
          { arn: 'a', name: 'y' },
          { arn: 'c', name: 'x' },
        ],
        2,
      ),
    );
    expect(news).toMatchObject([
      {
        list: {
          whole: false,
          set: [
            { arn: 'a', name: 'y' },
            { arn: 'c', name: 'x' },
          ],
          gone: ['b'],
        },
      },
    ]);
    expect(held.snapshot()).toBe(held.snapshot());
  });
});

describe('what is held of an item', () => {
  it('is told whole when it has changed, else only its age', async () => {
    const held = new HeldAnswer(topic, feed);
    const at = (name: string, asOf: string): Look => ({ kind: 'item', item: { name }, asOf });
    expect(await held.take(at('x', '1'))).toMatchObject({
      changed: true,
      news: [{ answer: { item: { name: 'x' }, asOf: '1' } }],
    });
    expect(await held.take(at('x', '2'))).toMatchObject({ changed: false, news: [{ asOf: '2' }] });
    expect(await held.take(at('y', '3'))).toMatchObject({ changed: true, news: [{ answer: { asOf: '3' } }] });
    expect(held.snapshot()).toMatchObject([{ answer: { item: { name: 'y' }, asOf: '3' } }]);
  });
});
