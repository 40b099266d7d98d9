import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { PATIENT, START } from '#web/features/sessions/timeline/testing/arbitrary-events.ts';
import { share, someView } from '#web/testing/arbitrary-views.ts';
import { shownStretches } from './folds.ts';
import { panPixels, zoomFolded } from './move-window.ts';
import { project, type Projection, projectionOf, scaleOf, unproject } from './projection.ts';
import { ticksOf } from './ticks.ts';
import { SHORTEST_WINDOW_MS } from './time-window.ts';

const numRuns = 200 * SCALE;
const msOfPixel = (projection: Projection, x: number) =>
  Math.abs(unproject(projection, x + 1) - unproject(projection, x));

describe('a projection over folds', () => {
  test('has the edges of the window at the edges of the width', PATIENT, () => {
    fc.assert(
      fc.property(someView, ({ window, projection }) => {
        expect(project(projection, window.from)).toBeCloseTo(0, 3);
        expect(project(projection, window.to)).toBeCloseTo(projection.width, 3);
      }),
      { seed: 1, numRuns },
    );
  });

  test('goes there and back to where one started, within a pixel and a millisecond', PATIENT, () => {
    fc.assert(
      fc.property(someView, fc.double({ min: -1, max: 2, noNaN: true }), ({ window, projection }, at) => {
        const time = window.from + at * (window.to - window.from);
        expect(Math.abs(unproject(projection, project(projection, time)) - time)).toBeLessThan(1);
        const x = at * projection.width;
        expect(Math.abs(project(projection, unproject(projection, x)) - x)).toBeLessThan(0.01);
      }),
      { seed: 2, numRuns },
    );
  });

  test('rises with time, everywhere', PATIENT, () => {
    fc.assert(
      fc.property(someView, share, share, ({ bounds, projection }, a, b) => {
        const time = (at: number) => bounds.from + at * (bounds.to - bounds.from);
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        expect(project(projection, time(first))).toBeLessThanOrEqual(project(projection, time(last)) + 1e-9);
        expect(unproject(projection, first * projection.width)).toBeLessThanOrEqual(
          unproject(projection, last * projection.width) + 1e-3,
        );
      }),
      { seed: 3, numRuns },
    );
  });

  test('gives every fold the same small width and all other time the same scale', PATIENT, () => {
    fc.assert(
      fc.property(someView, ({ folds, window, projection }) => {
        if (!projection.bends) return;
        const each = Math.min(48, projection.width / 2 / folds.length);
        for (const { from, to } of folds) {
          expect(project(projection, to) - project(projection, from)).toBeCloseTo(each, 3);
        }
        for (const { from, to } of shownStretches(window, folds)) {
          const pixels = project(projection, to) - project(projection, from);
          expect(pixels).toBeCloseTo((to - from) * scaleOf(projection), 3);
        }
      }),
      { seed: 4, numRuns },
    );
  });

  test('has its ticks in time that is shown', PATIENT, () => {
    fc.assert(
      fc.property(
        someView,
        fc.constantFrom('UTC', 'Europe/Vienna', 'Asia/Kolkata', START),
        ({ folds, window, projection }, base) => {
          const { ticks } = ticksOf(projection, base, 68);
          for (const { time } of ticks) {
            expect(time).toBeGreaterThanOrEqual(window.from);
            expect(time).toBeLessThanOrEqual(window.to);
            if (!projection.bends) continue;
            expect(folds.some(({ from, to }) => from < time && time < to)).toBe(false);
          }
          const times = ticks.map(({ time }) => time);
          expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
        },
      ),
      { seed: 5, numRuns },
    );
  });
});

describe('moving about over folds', () => {
  test('moves the picture by as many pixels, until an edge is reached', PATIENT, () => {
    fc.assert(
      fc.property(
        someView,
        fc.double({ min: -800, max: 800, noNaN: true }),
        ({ folds, bounds, projection }, by) => {
          if (folds.length > 0 && !projection.bends) return;
          const moved = panPixels(projection, by, bounds);
          expect(moved.from).toBeGreaterThanOrEqual(bounds.from - 1);
          expect(moved.to).toBeLessThanOrEqual(bounds.to + 1);
          const after = projectionOf(moved, projection.width, folds);
          expect(scaleOf(after) / scaleOf(projection)).toBeCloseTo(1, 3);
          if (moved.from <= bounds.from + 1 || moved.to >= bounds.to - 1) return;
          const middle = unproject(projection, projection.width / 2);
          expect(project(after, middle)).toBeCloseTo(projection.width / 2 - by, 1);
        },
      ),
      { seed: 6, numRuns },
    );
  });

  test('zooms around the instant under the pointer, until an edge or the shortest window', PATIENT, () => {
    fc.assert(
      fc.property(
        someView,
        share,
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        ({ folds, bounds, projection }, at, factor) => {
          if (folds.length > 0 && !projection.bends) return;
          const x = at * projection.width;
          const anchor = unproject(projection, x);
          const zoomed = zoomFolded(projection, folds, anchor, factor, bounds);
          expect(zoomed.from).toBeGreaterThanOrEqual(bounds.from - 1);
          expect(zoomed.to).toBeLessThanOrEqual(bounds.to + 1);
          expect(zoomed.to).toBeGreaterThan(zoomed.from);
          const after = projectionOf(zoomed, projection.width, folds);
          const shortest = projection.width / SHORTEST_WINDOW_MS;
          expect(scaleOf(after)).toBeLessThanOrEqual(Math.max(shortest, scaleOf(projection)) * 1.001);
          if (zoomed.from <= bounds.from + 1 || zoomed.to >= bounds.to - 1) return;
          expect(Math.abs(project(after, anchor) - x)).toBeLessThan(0.5 + 1 / msOfPixel(after, x));
        },
      ),
      { seed: 7, numRuns },
    );
  });
});
