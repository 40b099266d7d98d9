import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { panPixels, zoomFolded } from '#web/components/time-axis/move-window.ts';
import { project, projectionOf } from '#web/components/time-axis/projection.ts';
import { someView } from '#web/testing/arbitrary-views.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { PATIENT } from '../testing/arbitrary-events.ts';
import { NO_MARGINS, shiftBetween, widened } from './sheet.ts';

const numRuns = 200 * SCALE;
const somePixels = fc.integer({ min: 0, max: 4000 });
const somePart = fc.double({ min: -2, max: 3, noNaN: true });

describe('a picture wider than its window', () => {
  test('shows every instant where the window has it, beyond its margin', PATIENT, () => {
    fc.assert(
      fc.property(someView, somePixels, somePixels, somePart, ({ window, projection }, before, after, at) => {
        const wide = widened(projection, { before, after });
        const time = window.from + at * (window.to - window.from);
        expect(wide.width).toBe(before + projection.width + after);
        expect(Math.abs(project(wide, time) - before - project(projection, time))).toBeLessThan(0.05);
        expect(project(wide, wide.from)).toBeCloseTo(0, 1);
        expect(project(wide, wide.to)).toBeCloseTo(wide.width, 1);
      }),
      { seed: 21, numRuns },
    );
  });

  test('is the picture of the window where there are no margins', () => {
    const projection = { from: 0, to: 10, width: 100 };
    expect(widened(projection, NO_MARGINS)).toBe(projection);
  });
});

describe('moving what is painted', () => {
  test('shows every instant where it would be painted anew, wherever somebody pans', PATIENT, () => {
    fc.assert(
      fc.property(
        someView,
        fc.integer({ min: -3000, max: 3000 }),
        somePart,
        ({ window, bounds, folds, projection }, pixels, at) => {
          const now = projectionOf(panPixels(projection, pixels, bounds), projection.width, folds);
          const shift = shiftBetween(projection, now);
          // A window that lies within a fold shows it in full: that is another picture.
          expect(shift === undefined).toBe((now.bends === undefined) !== (projection.bends === undefined));
          const time = window.from + at * (window.to - window.from);
          if (shift !== undefined)
            expect(Math.abs(project(projection, time) + shift - project(now, time))).toBeLessThan(0.2);
        },
      ),
      { seed: 22, numRuns },
    );
  });

  test('is not enough where there is more or less detail', PATIENT, () => {
    fc.assert(
      fc.property(
        someView,
        fc.double({ min: 1.01, max: 8, noNaN: true }),
        ({ bounds, folds, projection }, by) => {
          const zoomed = zoomFolded(projection, folds, projection.from, by, bounds);
          const now = projectionOf(zoomed, projection.width, folds);
          fc.pre(zoomed.to - zoomed.from < 0.99 * (projection.to - projection.from));
          expect(shiftBetween(projection, now)).toBeUndefined();
        },
      ),
      { seed: 23, numRuns },
    );
  });

  test('is not enough where other gaps are folded, or the chart has another width', () => {
    const window = { from: 0, to: 1000 };
    const folded = projectionOf(window, 300, [{ from: 200, to: 400 }]);
    // As much is hidden, so the detail is the same.
    expect(shiftBetween(folded, projectionOf(window, 300, [{ from: 500, to: 700 }]))).toBeUndefined();
    expect(shiftBetween(folded, { ...window, width: 300 })).toBeUndefined();
    expect(shiftBetween({ ...window, width: 300 }, { ...window, width: 301 })).toBeUndefined();
  });
});
