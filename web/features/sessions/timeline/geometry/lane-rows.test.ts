import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PATIENT } from '../testing/arbitrary-events.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { rowAt, rowsInView, rowsToDraw, scrollToRow } from './lane-rows.ts';

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

  test('to draw are those in view and some on both sides, the same while little is scrolled', PATIENT, () => {
    fc.assert(
      fc.property(rows, fc.nat(400_000), fc.integer({ min: 1, max: 2000 }), (lanes, top, height) => {
        const seen = rowsInView(lanes, top, height);
        const drawn = rowsToDraw(lanes, top, height);
        expect(drawn.first).toBeLessThanOrEqual(Math.max(seen.first - 2, 0));
        expect(drawn.end).toBeGreaterThanOrEqual(Math.min(seen.end + 2, lanes.count));
        expect(drawn.end - drawn.first).toBeLessThanOrEqual(seen.end - seen.first + 6);
        expect(drawn.first % 2).toBe(0);
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
