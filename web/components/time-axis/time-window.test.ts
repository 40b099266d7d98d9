import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { START, PATIENT } from '#web/features/sessions/timeline/testing/arbitrary-events.ts';
import { durationOf, project, unproject } from './projection.ts';
import {
  boundsOf,
  clampWindow,
  lengthOf,
  panBy,
  SHORTEST_WINDOW_MS,
  type TimeWindow,
  windowAround,
  zoomAt,
} from './time-window.ts';

const numRuns = 200 * SCALE;
const HOUR = 3_600_000;
const bounds = boundsOf(START, START + 2 * HOUR);

const length = fc.double({ min: SHORTEST_WINDOW_MS, max: lengthOf(bounds), noNaN: true });
const someWindow = fc
  .tuple(length, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([size, share]): TimeWindow => {
    const from = bounds.from + share * (lengthOf(bounds) - size);
    return clampWindow({ from, to: from + size }, bounds);
  });
const width = fc.integer({ min: 40, max: 4000 });

const isWithin = (window: TimeWindow) => {
  expect(window.from).toBeGreaterThanOrEqual(bounds.from - 0.01);
  expect(window.to).toBeLessThanOrEqual(bounds.to + 0.01);
  expect(lengthOf(window)).toBeGreaterThanOrEqual(SHORTEST_WINDOW_MS - 0.01);
};

describe('projection', () => {
  test('there and back is where one started', PATIENT, () => {
    fc.assert(
      fc.property(someWindow, width, fc.double({ min: -2, max: 3, noNaN: true }), (window, w, share) => {
        const projection = { ...window, width: w };
        const time = window.from + share * lengthOf(window);
        expect(unproject(projection, project(projection, time))).toBeCloseTo(time, 1);
        expect(project(projection, unproject(projection, share * w))).toBeCloseTo(share * w, 3);
      }),
      { seed: 1, numRuns },
    );
  });

  test('the edges of the window are the edges of the width', () => {
    const projection = { from: START, to: START + 1000, width: 500 };
    expect(project(projection, START)).toBe(0);
    expect(project(projection, START + 1000)).toBe(500);
    expect(durationOf(projection, 50)).toBe(100);
  });
});

describe('zoom', () => {
  test('keeps the instant under the pointer where it is, until an edge is reached', PATIENT, () => {
    fc.assert(
      fc.property(
        someWindow,
        width,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (window, w, share, factor) => {
          const anchor = window.from + share * lengthOf(window);
          const zoomed = zoomAt(window, anchor, factor, bounds);
          isWithin(zoomed);
          const touchesEdge = zoomed.from <= bounds.from + 0.01 || zoomed.to >= bounds.to - 0.01;
          if (touchesEdge) return;
          expect(project({ ...zoomed, width: w }, anchor)).toBeCloseTo(share * w, 2);
        },
      ),
      { seed: 2, numRuns },
    );
  });

  test('in and out again comes back, away from the edges', () => {
    const middle = START + HOUR;
    const window = { from: middle - 60_000, to: middle + 60_000 };
    const back = zoomAt(zoomAt(window, middle + 7_000, 2, bounds), middle + 7_000, 0.5, bounds);
    expect(back.from).toBeCloseTo(window.from, 3);
    expect(back.to).toBeCloseTo(window.to, 3);
  });

  test('ends at the shortest window and at the whole', () => {
    expect(lengthOf(zoomAt(bounds, START, 1e9, bounds))).toBeCloseTo(SHORTEST_WINDOW_MS, 3);
    expect(zoomAt({ from: START, to: START + HOUR }, START, 1e-9, bounds)).toEqual(bounds);
  });
});

describe('pan', () => {
  test('keeps the length and stays within', PATIENT, () => {
    fc.assert(
      fc.property(someWindow, fc.double({ min: -1e8, max: 1e8, noNaN: true }), (window, by) => {
        const panned = panBy(window, by, bounds);
        isWithin(panned);
        expect(lengthOf(panned)).toBeCloseTo(lengthOf(window), 1);
      }),
      { seed: 3, numRuns },
    );
  });
});

test('a session of no length can be looked at', () => {
  const instant = boundsOf(START, START);
  expect(lengthOf(instant)).toBeGreaterThanOrEqual(SHORTEST_WINDOW_MS);
  expect(lengthOf(windowAround(START, START, instant))).toBeGreaterThanOrEqual(SHORTEST_WINDOW_MS);
});
