import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowWindow, scrollTopFor } from './row-window.ts';
import { SCALE } from '#web/testing/campaign.ts';

const table = fc.record({
  top: fc.integer({ min: 0, max: 500_000 }),
  height: fc.integer({ min: 0, max: 2_000 }),
  rowHeight: fc.constantFrom(28, 36),
  count: fc.integer({ min: 0, max: 12_000 }),
});

describe('rowWindow', () => {
  it('draws every row in view, few others, and is as high as all rows together', () => {
    fc.assert(
      fc.property(table, ({ top, height, rowHeight, count }) => {
        const { first, end, before, after } = rowWindow({ top, height }, rowHeight, count);
        const furthest = Math.max(0, Math.min(top, count * rowHeight - height));
        expect(first).toBeLessThanOrEqual(Math.floor(furthest / rowHeight));
        expect(end).toBeGreaterThanOrEqual(Math.min(count, Math.ceil((furthest + height) / rowHeight)));
        expect(end - first).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 26);
        expect(before + (end - first) * rowHeight + after).toBe(count * rowHeight);
        expect(Math.min(before, after)).toBeGreaterThanOrEqual(0);
      }),
      { seed: 1, numRuns: 300 * SCALE },
    );
  });

  it('stays the same while scrolling within a row', () => {
    const at = (top: number) => rowWindow({ top, height: 720 }, 36, 1_000);
    expect(at(3_600)).toEqual(at(3_620));
  });
});

describe('scrollTopFor', () => {
  it('brings a row wholly into view and moves no further than needed', () => {
    fc.assert(
      fc.property(table, fc.nat(12_000), ({ top, rowHeight }, index) => {
        const height = 720;
        const next = scrollTopFor(index, { top, height }, rowHeight);
        expect(next).toBeLessThanOrEqual(index * rowHeight);
        expect(next + height).toBeGreaterThanOrEqual((index + 1) * rowHeight);
        const wasInView = top <= index * rowHeight && top + height >= (index + 1) * rowHeight;
        if (wasInView) expect(next).toBe(top);
      }),
      { seed: 1, numRuns: 200 * SCALE },
    );
  });
});
