import { type Intervals, OPEN_END, OPEN_START } from '../data/intervals.ts';
import { project, type Projection, unproject } from '#web/components/time-axis/projection.ts';
import { firstAbove, firstAtLeastNear, firstAtLeast } from './search.ts';

/** A stretch to be painted, in CSS pixels, and whether its edges are those of intervals without start or end. */
export type PaintRun = (x0: number, x1: number, flags: number) => void;

/**
 * Tells the stretches that a painter has to fill for what is in the window: whole device pixels, at least one each,
 * and what touches is one. Work is bounded by the pixels of the width, not by the number of intervals: whatever falls
 * into the same pixel is jumped over.
 * @param pixel size of a device pixel in CSS pixels
 */
export function paintRuns(
  intervals: Intervals,
  projection: Projection,
  pixel: number,
  paint: PaintRun,
): void {
  const { starts, ends, flags, count } = intervals;
  // Disjoint intervals in order have their ends in order too. What ends at the left edge is still one pixel there.
  let i = firstAtLeast(ends, projection.from, 0, count);
  while (i < count) {
    const first = i;
    const x0 = snapDown(project(projection, starts[i] ?? 0), pixel);
    if (x0 >= projection.width) return;
    let x1 = Math.max(snapUp(project(projection, ends[i] ?? 0), pixel), x0 + pixel);
    for (;;) {
      // Every interval that starts before the pixel that follows joins; the last of them tells how far it goes.
      const next = firstAtLeastNear(starts, unproject(projection, x1 + pixel), i + 1, count);
      if (next === i + 1) break;
      i = next - 1;
      x1 = Math.max(x1, snapUp(project(projection, ends[i] ?? 0), pixel));
      if (x1 >= projection.width) break;
    }
    // An edge beyond the window is not seen, so nothing is said of it.
    const leftSeen = x0 >= -pixel;
    const rightSeen = x1 <= projection.width + pixel;
    paint(
      leftSeen ? x0 : -pixel,
      rightSeen ? x1 : projection.width + pixel,
      (leftSeen ? (flags[first] ?? 0) & OPEN_START : 0) | (rightSeen ? (flags[i] ?? 0) & OPEN_END : 0),
    );
    i += 1;
  }
}

/**
 * Tells the places of moments in the window, those nearer to one another than `apart` as one.
 * @param reach CSS pixels beyond the edges within which a mark is still seen
 * @param paint given the place of the first of them, its position in `times`, and how many they are
 */
export function paintMarks(
  times: Float64Array,
  projection: Projection,
  apart: number,
  reach: number,
  paint: (x: number, first: number, count: number) => void,
): void {
  const last = unproject(projection, projection.width + reach);
  let i = firstAtLeast(times, unproject(projection, -reach));
  while (i < times.length) {
    const time = times[i] ?? 0;
    if (time > last) return;
    const x = project(projection, time);
    const next = firstAtLeastNear(times, unproject(projection, x + apart), i + 1);
    paint(x, i, next - i);
    i = next;
  }
}

/** The interval that holds an instant; -1 when none does. The end belongs to an interval: it was there until then. */
export function intervalAt(intervals: Intervals, time: number, from = 0, to = intervals.count): number {
  const after = firstAbove(intervals.starts, time, from, to);
  const candidate = after - 1;
  return candidate >= from && (intervals.ends[candidate] ?? 0) >= time ? candidate : -1;
}

function snapDown(x: number, pixel: number): number {
  return Math.floor(x / pixel) * pixel;
}

function snapUp(x: number, pixel: number): number {
  return Math.ceil(x / pixel) * pixel;
}
