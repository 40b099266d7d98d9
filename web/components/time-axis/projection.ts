import type { TimeWindow } from './time-window.ts';

/** A window of time over a width in CSS pixels. */
export interface Projection extends TimeWindow {
  readonly width: number;
  /** Where the axis bends because gaps are folded; absent where none is. */
  readonly bends?: Bends | undefined;
}

/** The edges of all folds, in time and in place, also of those beyond the window. */
export interface Bends {
  /** CSS pixels per millisecond outside of folds. */
  readonly scale: number;
  /** Start and end of each fold in turn, milliseconds since the epoch. */
  readonly times: Float64Array;
  /** Where they lie, CSS pixels from the left edge of the window. */
  readonly places: Float64Array;
}

/** CSS pixels of a folded gap, however long it is and however much detail is shown. */
const FOLD_WIDTH = 48;

/** Of a narrow chart the folds together take no more than this part. */
const FOLDS_AT_MOST = 0.5;

/** @param count folds of the whole session: were it those in view, they would breathe while one pans */
function foldWidth(count: number, width: number): number {
  return Math.min(FOLD_WIDTH, (width * FOLDS_AT_MOST) / count);
}

/**
 * A window over a width, with gaps folded.
 * @param folds ascending and disjoint; a window that lies within one of them is shown without any
 */
export function projectionOf(window: TimeWindow, width: number, folds: readonly TimeWindow[]): Projection {
  const { from, to } = window;
  if (folds.length === 0) return { from, to, width };
  let hidden = 0;
  let shares = 0;
  for (const fold of folds) {
    const within = Math.max(0, Math.min(fold.to, to) - Math.max(fold.from, from));
    hidden += within;
    shares += within / (fold.to - fold.from);
  }
  const shown = to - from - hidden;
  if (shown <= 0) return { from, to, width };
  const scale = (width - shares * foldWidth(folds.length, width)) / shown;
  return { from, to, width, bends: bendsOf(folds, width, scale, from, 0) };
}

/** The bends at a scale at which the instant `time` lies at `x`. */
export function bendsOf(
  folds: readonly TimeWindow[],
  width: number,
  scale: number,
  time: number,
  x: number,
): Bends {
  const times = new Float64Array(folds.length * 2);
  const places = new Float64Array(folds.length * 2);
  const each = foldWidth(folds.length, width);
  let place = 0;
  folds.forEach(({ from, to }, i) => {
    if (i > 0) place += (from - (times[i * 2 - 1] ?? from)) * scale;
    times[i * 2] = from;
    places[i * 2] = place;
    place += each;
    times[i * 2 + 1] = to;
    places[i * 2 + 1] = place;
  });
  const bends = { scale, times, places };
  const shift = x - placeOf(bends, time);
  for (let i = 0; i < places.length; i += 1) places[i] = (places[i] ?? 0) + shift;
  return bends;
}

/** Where an instant lies, in CSS pixels from the left edge; outside the window it is outside the width. */
export function project(projection: Projection, time: number): number {
  const { bends } = projection;
  if (bends) return placeOf(bends, time);
  return ((time - projection.from) / (projection.to - projection.from)) * projection.width;
}

/** Which instant lies at a place. */
export function unproject(projection: Projection, x: number): number {
  const { bends } = projection;
  if (bends) return timeOf(bends, x);
  return projection.from + (x / projection.width) * (projection.to - projection.from);
}

/** CSS pixels per millisecond of time that is not folded. */
export function scaleOf(projection: Projection): number {
  return projection.bends?.scale ?? projection.width / (projection.to - projection.from);
}

/** How long a number of pixels is, outside of folds. */
export function durationOf(projection: Projection, pixels: number): number {
  return pixels / scaleOf(projection);
}

export function placeOf({ scale, times, places }: Bends, time: number): number {
  // A handful of bends at most: looking at each is quicker than searching.
  let i = 0;
  while (i < times.length && (times[i] ?? 0) <= time) i += 1;
  if (i === 0) return (places[0] ?? 0) - ((times[0] ?? 0) - time) * scale;
  return (places[i - 1] ?? 0) + (time - (times[i - 1] ?? 0)) * slope(scale, times, places, i);
}

export function timeOf({ scale, times, places }: Bends, x: number): number {
  let i = 0;
  while (i < places.length && (places[i] ?? 0) <= x) i += 1;
  if (i === 0) return (times[0] ?? 0) - ((places[0] ?? 0) - x) / scale;
  return (times[i - 1] ?? 0) + (x - (places[i - 1] ?? 0)) / slope(scale, times, places, i);
}

/** Pixels per millisecond before the bend `i`, which is the end of a fold where it is odd. */
function slope(scale: number, times: Float64Array, places: Float64Array, i: number): number {
  if (i % 2 === 0) return scale;
  return ((places[i] ?? 0) - (places[i - 1] ?? 0)) / ((times[i] ?? 0) - (times[i - 1] ?? 0));
}
