import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Intervals, IntervalBuilder, OPEN_END, OPEN_START } from '../data/intervals.ts';
import { PATIENT } from '../testing/arbitrary-events.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { intervalAt, paintMarks, paintRuns } from './pixel-runs.ts';
import { project, type Projection } from '#web/components/time-axis/projection.ts';
import { firstAbove, firstAtLeast, firstAtLeastNear } from './search.ts';

const numRuns = 200 * SCALE;
const PIXEL = 0.5;

/** Disjoint intervals in order from gaps and lengths. */
function intervalsOf(parts: readonly (readonly [number, number])[]): Intervals {
  const builder = new IntervalBuilder();
  let time = 0;
  for (const [gap, length] of parts) {
    builder.start(time + gap);
    time += gap + length;
    builder.end(time);
  }
  return builder.build();
}

function runsOf(intervals: Intervals, projection: Projection, pixel = PIXEL): [number, number, number][] {
  const runs: [number, number, number][] = [];
  paintRuns(intervals, projection, pixel, (x0, x1, flags) => runs.push([x0, x1, flags]));
  return runs;
}

const someIntervals = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.nat(400)), { maxLength: 80 })
  .map(intervalsOf);
const someProjection = fc
  .tuple(
    fc.integer({ min: -500, max: 20_000 }),
    fc.integer({ min: 20, max: 30_000 }),
    fc.integer({ min: 20, max: 150 }),
  )
  .map(([from, length, width]): Projection => ({ from, to: from + length, width }));

describe('runs', () => {
  test(
    'cover every device pixel that an interval touches, and none more than one pixel away',
    PATIENT,
    () => {
      fc.assert(
        fc.property(someIntervals, someProjection, (intervals, projection) => {
          const runs = runsOf(intervals, projection);
          const painted = (x: number) => runs.some(([x0, x1]) => x0 <= x && x < x1);
          for (let x = 0; x < projection.width; x += PIXEL) {
            const middle = x + PIXEL / 2;
            let touches = false;
            let near = false;
            for (let i = 0; i < intervals.count; i += 1) {
              const x0 = project(projection, intervals.starts[i] ?? 0);
              const x1 = project(projection, intervals.ends[i] ?? 0);
              if (x0 <= middle && middle <= x1) touches = true;
              if (x0 <= middle + 2 * PIXEL && middle - 2 * PIXEL <= x1) near = true;
            }
            if (touches) expect(painted(middle)).toBe(true);
            if (!near) expect(painted(middle)).toBe(false);
          }
        }),
        { seed: 1, numRuns: numRuns / 4 },
      );
    },
  );

  test('are no more than there are pixels, however many intervals there are', () => {
    const many = intervalsOf(Array.from({ length: 200_000 }, (_, i) => [1 + (i % 3), i % 2] as const));
    const end = many.ends.at(-1) ?? 0;
    const runs = runsOf(many, { from: 0, to: end, width: 300 });
    expect(runs.length).toBeLessThanOrEqual(300 / PIXEL);
    expect(runs[0]?.[0]).toBeCloseTo(0, 0);
    expect(runs.at(-1)?.[1]).toBeCloseTo(300, 0);
  });

  test('of an instant are one pixel wide', () => {
    expect(runsOf(intervalsOf([[10, 0]]), { from: 0, to: 100, width: 100 })).toEqual([[10, 10.5, 0]]);
  });

  test('tell of open edges', () => {
    const builder = new IntervalBuilder();
    builder.start(10, OPEN_START);
    builder.end(90, OPEN_END);
    const runs = runsOf(builder.build(), { from: 0, to: 100, width: 100 });
    expect(runs).toEqual([[10, 90, OPEN_START | OPEN_END]]);
    const inside = runsOf(builder.build(), { from: 20, to: 80, width: 60 });
    expect(inside).toEqual([[-0.5, 60.5, 0]]);
  });

  test('beyond the window are not there', () => {
    const intervals = intervalsOf([
      [10, 10],
      [500, 10],
    ]);
    expect(runsOf(intervals, { from: 100, to: 200, width: 100 })).toEqual([]);
  });
});

describe('marks', () => {
  test('stand for each moment in the window exactly once', PATIENT, () => {
    const times = fc.array(fc.nat(10_000), { maxLength: 200 }).map((list) => Float64Array.from(list).sort());
    fc.assert(
      fc.property(times, someProjection, fc.integer({ min: 1, max: 20 }), (sorted, projection, apart) => {
        let total = 0;
        let last = Number.NEGATIVE_INFINITY;
        paintMarks(sorted, projection, apart, 5, (x, first, count) => {
          expect(x).toBeCloseTo(project(projection, sorted[first] ?? 0), 6);
          expect(x - last).toBeGreaterThanOrEqual(apart - 1e-6);
          last = x;
          total += count;
        });
        const inWindow = sorted.filter((time) => {
          const x = project(projection, time);
          return x >= -5 && x <= projection.width + 5;
        });
        // The last mark may speak for moments just beyond the edge that stand closer than `apart` to it.
        expect(total).toBeGreaterThanOrEqual(inWindow.length);
        if (inWindow.length === 0) expect(total).toBe(0);
      }),
      { seed: 2, numRuns },
    );
  });
});

describe('search', () => {
  const sorted = fc
    .array(fc.integer({ min: 0, max: 50 }), { maxLength: 40 })
    .map((list) => Float64Array.from(list).sort());

  test('finds what looking at each finds', PATIENT, () => {
    fc.assert(
      fc.property(sorted, fc.integer({ min: -5, max: 55 }), fc.nat(40), (list, value, start) => {
        const from = Math.min(start, list.length);
        const plain = (passes: (x: number) => boolean, at: number) => {
          let i = at;
          while (i < list.length && !passes(list[i] ?? 0)) i += 1;
          return i;
        };
        expect(firstAtLeast(list, value)).toBe(plain((x) => x >= value, 0));
        expect(firstAbove(list, value)).toBe(plain((x) => x > value, 0));
        expect(firstAtLeastNear(list, value, from)).toBe(plain((x) => x >= value, from));
      }),
      { seed: 3, numRuns },
    );
  });

  test('finds the interval that holds an instant', PATIENT, () => {
    fc.assert(
      fc.property(someIntervals, fc.nat(30_000), (intervals, time) => {
        const found = intervalAt(intervals, time);
        const holds = (i: number) => (intervals.starts[i] ?? 1) <= time && time <= (intervals.ends[i] ?? 0);
        const any = Array.from(intervals.starts.keys()).some(holds);
        expect(found >= 0).toBe(any);
        if (found >= 0) expect(holds(found)).toBe(true);
      }),
      { seed: 4, numRuns },
    );
  });
});
