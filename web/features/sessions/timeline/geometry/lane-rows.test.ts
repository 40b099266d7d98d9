import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PATIENT } from '../testing/arbitrary-events.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { rowAt, rowsInView, scrollToRow } from './lane-rows.ts';

const rows = fc.record({ count: fc.nat(10_000), height: fc.integer({ min: 20, max: 40 }) });

describe('rows', () => {
  test('in view are exactly those of which something is seen', PATIENT, () => {
    fc.assert(
      fc.property(rows, fc.nat(400_000), fc.integer({ min: 1, max: 2000 }), (lanes, top, height) => {
        const { first, end } = rowsInView(lanes, top, height);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(lanes.count);
        for (const row of [first - 1, end]) {
          if (row < 0 || row >= lanes.count) continue;
          const seen = row * lanes.height < top + height && (row + 1) * lanes.height > top;
          expect(seen).toBe(false);
        }
      }),
      { seed: 1, numRuns: 100 * SCALE },
    );
  });

  test('at a height: none above the first and below the last', () => {
    const lanes = { count: 3, height: 24 };
    expect([-1, 0, 23, 24, 71, 72].map((y) => rowAt(lanes, y))).toEqual([undefined, 0, 0, 1, 2, undefined]);
  });

  test('are scrolled no further than needed', () => {
    const lanes = { count: 100, height: 20 };
    expect(scrollToRow(lanes, 5, 0, 200)).toBe(0);
    expect(scrollToRow(lanes, 10, 0, 200)).toBe(20);
    expect(scrollToRow(lanes, 2, 100, 200)).toBe(40);
  });
});
