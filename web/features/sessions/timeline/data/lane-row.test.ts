import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { arrangeRows, idsOfPerson, RowIndex } from './lane-row.ts';
import { peopleOf } from './people.ts';
import { TimelineStore } from './store.ts';

function people(...list: [id: string, userId?: string][]) {
  const store = new TimelineStore();
  store.setParticipants(
    list.map(([participantId, userId]) => ({ participantId, userId })),
    true,
  );
  return peopleOf(
    list.map(([id]) => id),
    store,
  );
}

const viewers = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i): [string, string] => [`v${from + i}`, `viewer-${from + i}`]);
const NOTHING = {
  publishers: new Set<string>(),
  erring: new Set<string>(),
  pinned: [],
  expanded: new Set<string>(),
};
const keys = (rows: readonly { key: string }[]) => rows.map(({ key }) => key);

describe('people', () => {
  test('are one by their user id, and without one each for itself', () => {
    expect(people(['a', 'ada'], ['b', ''], ['c', 'ada'], ['d']).map(({ ids }) => ids)).toEqual([
      ['a', 'c'],
      ['b'],
      ['d'],
    ]);
  });

  test('are not taken for participants of the same name', () => {
    expect(people(['a', 'b'], ['b']).map(({ ids }) => ids)).toEqual([['a'], ['b']]);
  });
});

describe('the rows', () => {
  test('are pinned people, publishers, people with errors and the rest, each in the order of the list', () => {
    const rows = arrangeRows({
      people: people(['a', 'ada'], ['b', 'ben'], ['c', 'cleo'], ['d', 'dan'], ['e', 'eve'], ['c2', 'cleo']),
      publishers: new Set(['c2', 'e']),
      erring: new Set(['d', 'e']),
      pinned: ['b'],
      expanded: new Set(),
    });
    expect(keys(rows)).toEqual(['b', 'person-c', 'e', 'd', 'a']);
    expect(rows.map(({ pinned }) => pinned)).toEqual([true, false, false, false, false]);
  });

  test('of a person who is expanded are followed by one for each entry', () => {
    const rows = arrangeRows({
      ...NOTHING,
      people: people(['a', 'ada'], ['b', 'ben'], ['a2', 'ada']),
      expanded: new Set(['person-a', 'b']),
    });
    expect(keys(rows)).toEqual(['person-a', 'a', 'a2', 'b']);
    expect(rows.map(({ expanded }) => expanded)).toEqual([true, undefined, undefined, undefined]);
  });

  test('of up to fifty people are all there; of more the viewers without errors share one', () => {
    const fifty = people(...viewers(50));
    expect(arrangeRows({ ...NOTHING, people: fifty })).toHaveLength(50);
    const more = people(...viewers(51));
    const arrangement = {
      ...NOTHING,
      people: more,
      publishers: new Set(['v7']),
      erring: new Set(['v9']),
    };
    const rows = arrangeRows({ ...arrangement, pinned: ['v3'] });
    expect(keys(rows)).toEqual(['v3', 'v7', 'v9', 'viewers']);
    expect(rows[3]).toMatchObject({ people: 48, expanded: false });
    const expanded = arrangeRows({ ...arrangement, expanded: new Set(['viewers']) });
    expect(expanded).toHaveLength(52);
    expect(keys(expanded).slice(0, 4)).toEqual(['v7', 'v9', 'viewers', 'v0']);
  });

  test('stand for everybody exactly once, whatever is pinned and expanded', () => {
    const someIds = fc.uniqueArray(fc.nat(80), { maxLength: 80 });
    const subset = fc.uniqueArray(fc.nat(80), { maxLength: 6 });
    fc.assert(
      fc.property(someIds, subset, subset, subset, fc.boolean(), (list, pins, errors, pubs, all) => {
        const everybody = people(...list.map((n): [string, string] => [`p${n}`, `user-${n % 60}`]));
        const name = (n: number) => `p${n}`;
        const rows = arrangeRows({
          people: everybody,
          publishers: new Set(pubs.map(name)),
          erring: new Set(errors.map(name)),
          pinned: pins.map(name),
          expanded: new Set([...(all ? ['viewers'] : []), ...pins.map((n) => `person-p${n}`)]),
        });
        const counted = rows.filter(
          ({ kind, expanded }) => !(kind === 'viewers' && expanded) && kind !== 'entry',
        );
        expect(counted.flatMap(({ ids }) => ids).toSorted()).toEqual(list.map(name).toSorted());
        expect(new Set(keys(rows)).size).toBe(rows.length);
      }),
      { seed: 1, numRuns: 100 * SCALE },
    );
  });
});

test('an entry is of the person above it, of whom it is one participant', () => {
  const rows = arrangeRows({
    ...NOTHING,
    people: people(['a', 'ada'], ['b', 'ben'], ['b2', 'ben']),
    expanded: new Set(['person-b']),
  });
  expect(rows.map((row) => idsOfPerson(rows, row))).toEqual([['a'], ['b', 'b2'], ['b', 'b2'], ['b', 'b2']]);
});

test('a row is found by its key and by whom it stands for, best by the one that stands for them alone', () => {
  const arrangement = { ...NOTHING, people: people(['a', 'ada'], ['b', 'ben'], ['a2', 'ada']) };
  const closed = new RowIndex(arrangeRows(arrangement));
  expect(['person-a', 'a', 'a2', 'b', 'x', undefined].map((key) => closed.of(key))).toEqual([
    0, 0, 0, 1, -1, -1,
  ]);
  const open = new RowIndex(arrangeRows({ ...arrangement, expanded: new Set(['person-a']) }));
  expect(['person-a', 'a', 'a2', 'b'].map((key) => open.of(key))).toEqual([0, 1, 2, 3]);
});
