import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { at, PATIENT, START } from '../testing/arbitrary-events.ts';
import type { LaneRow } from './lane-row.ts';
import { nextError } from './next-error.ts';
import { TimelineStore } from './store.ts';

function rowsWith(errors: readonly (readonly number[])[]) {
  const store = new TimelineStore();
  store.setParticipants(
    errors.map((_, i) => ({ participantId: `p${i}` })),
    true,
  );
  errors.forEach((seconds, i) => {
    store.addEvents(`p${i}`, [
      { name: 'JOINED', eventTime: at(0) },
      ...seconds.map((second) => ({ name: 'PUBLISH_ERROR', eventTime: at(second) })),
      { name: 'LEFT', eventTime: at(100) },
    ]);
  });
  const rows = errors.map((_, i): LaneRow => ({
    kind: 'person',
    key: `p${i}`,
    ids: [`p${i}`],
    people: 1,
    expanded: undefined,
    pinned: false,
  }));
  return { store, rows };
}

describe('the next error', () => {
  const { store, rows } = rowsWith([[10, 30], [], [10, 20]]);
  const from = (row: number, second: number, direction: -1 | 1) => {
    const found = nextError(store, rows, row, START + second * 1000, direction);
    return found && [found.row, (found.time - START) / 1000];
  };

  test('is the nearest in time in whatever lane, and at one second the next lane', () => {
    expect(from(-1, 0, 1)).toEqual([0, 10]);
    expect(from(0, 10, 1)).toEqual([2, 10]);
    expect(from(2, 10, 1)).toEqual([2, 20]);
    expect(from(2, 20, 1)).toEqual([0, 30]);
    expect(from(0, 30, 1)).toBeUndefined();
  });

  test('backwards is the same way the other way round', () => {
    expect(from(3, 100, -1)).toEqual([0, 30]);
    expect(from(0, 30, -1)).toEqual([2, 20]);
    expect(from(2, 20, -1)).toEqual([2, 10]);
    expect(from(2, 10, -1)).toEqual([0, 10]);
    expect(from(0, 10, -1)).toBeUndefined();
  });

  test('visits every error once, in order, forwards and backwards', PATIENT, () => {
    const lanes = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(lanes, fc.constantFrom(-1 as const, 1 as const), (errors, direction) => {
        const some = rowsWith(errors);
        const expected = errors
          .flatMap((seconds, row) => seconds.map((second) => [second, row] as const))
          .toSorted((a, b) => direction * (a[0] - b[0] || a[1] - b[1]));
        let place =
          direction === 1 ? { row: -1, time: START } : { row: errors.length, time: START + 200_000 };
        const visited: [number, number][] = [];
        for (;;) {
          const found = nextError(some.store, some.rows, place.row, place.time, direction);
          if (!found || visited.length > expected.length) break;
          visited.push([(found.time - START) / 1000, found.row]);
          place = found;
        }
        expect(visited).toEqual(expected.map((each) => [...each]));
      }),
      { seed: 1, numRuns: 100 * SCALE },
    );
  });
});
