import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrolledHeight, scrolledRows, scrollTopOfRow } from './row-scroll.ts';

const someTable = fc.record({
  count: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 1_500_000 })),
  rowHeight: fc.constantFrom(28, 36),
  height: fc.integer({ min: 100, max: 900 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('scrolling through rows', () => {
  it('is the plain arithmetic where all rows fit', () => {
    expect(scrolledRows({ top: 3600, height: 360 }, 36, 1000)).toEqual({
      first: 94,
      end: 116,
      before: 94 * 36,
      after: (1000 - 116) * 36,
    });
  });

  it('draws few rows, fills the view with them and changes the height of the whole by less than one', () => {
    fc.assert(
      fc.property(someTable, ({ count, rowHeight, height, share }) => {
        const whole = scrolledHeight(count, rowHeight);
        const top = share * Math.max(0, whole - height);
        const { first, end, before, after } = scrolledRows({ top, height }, rowHeight, count);
        const drawn = (end - first) * rowHeight;
        expect(end - first).toBeLessThanOrEqual(height / rowHeight + 16);
        expect(before + drawn + after).toBeGreaterThan(whole - 0.001);
        expect(before + drawn + after).toBeLessThan(whole + rowHeight);
        expect(before).toBeLessThanOrEqual(top + 0.001);
        expect(before + drawn + 0.001).toBeGreaterThanOrEqual(Math.min(top + height, whole));
      }),
      // Was once a row short: what floating point adds made the room above too small by less than nothing.
      { examples: [[{ count: 16, rowHeight: 36, height: 541, share: 0.04279217142857147 }]] },
    );
  });

  it('reaches the first row and the last', () => {
    fc.assert(
      fc.property(someTable, ({ count, rowHeight, height }) => {
        const whole = scrolledHeight(count, rowHeight);
        expect(scrolledRows({ top: 0, height }, rowHeight, count).first).toBe(0);
        expect(scrolledRows({ top: whole, height }, rowHeight, count).end).toBe(count);
      }),
    );
  });

  it('brings a row wholly into view, and leaves the view where it is when the row is in it', () => {
    fc.assert(
      fc.property(someTable, fc.nat(), ({ count, rowHeight, height, share }, some) => {
        fc.pre(count > 0);
        const row = some % count;
        const top = share * Math.max(0, scrolledHeight(count, rowHeight) - height);
        const after = scrollTopOfRow(row, { top, height }, rowHeight, count);
        const { first, end, before } = scrolledRows({ top: after, height }, rowHeight, count);
        expect(row).toBeGreaterThanOrEqual(first);
        expect(row).toBeLessThan(end);
        const rowTop = before + (row - first) * rowHeight;
        expect(rowTop).toBeGreaterThanOrEqual(after - 0.5);
        expect(rowTop + rowHeight).toBeLessThanOrEqual(after + Math.max(height, rowHeight) + 0.5);
        expect(scrollTopOfRow(row, { top: after, height }, rowHeight, count)).toBeCloseTo(after, 1);
      }),
    );
  });
});
