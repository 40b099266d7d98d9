/** A stretch of time in milliseconds since the epoch; `to` is after `from`. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** Events have one-second resolution: closer than this there is nothing more to see. */
export const SHORTEST_WINDOW_MS = 10_000;

/** Room on both sides of a session, as a part of its length, so that its first and last moments are not at the edge. */
const MARGIN = 0.015;

/** All that can be looked at: the session with a little room. */
export function boundsOf(start: number, end: number): TimeWindow {
  const length = Math.max(end - start, SHORTEST_WINDOW_MS);
  const room = length * MARGIN;
  return { from: start - room, to: start + length + room };
}

export function lengthOf(window: TimeWindow): number {
  return window.to - window.from;
}

/** The nearest window that lies within the bounds: not longer, not shorter than the shortest, not beyond an edge. */
export function clampWindow(window: TimeWindow, bounds: TimeWindow): TimeWindow {
  const length = Math.min(Math.max(lengthOf(window), SHORTEST_WINDOW_MS), lengthOf(bounds));
  const from = Math.min(Math.max(window.from, bounds.from), bounds.to - length);
  return { from, to: from + length };
}

export function panBy(window: TimeWindow, milliseconds: number, bounds: TimeWindow): TimeWindow {
  return clampWindow({ from: window.from + milliseconds, to: window.to + milliseconds }, bounds);
}

/**
 * Zooms so that the instant under the pointer stays under it, as far as the bounds allow.
 * @param factor above 1 shows more detail
 */
export function zoomAt(window: TimeWindow, anchor: number, factor: number, bounds: TimeWindow): TimeWindow {
  const length = Math.min(Math.max(lengthOf(window) / factor, SHORTEST_WINDOW_MS), lengthOf(bounds));
  const share = (anchor - window.from) / lengthOf(window);
  return clampWindow({ from: anchor - share * length, to: anchor + (1 - share) * length }, bounds);
}

/** A stretch with room around it, for showing one lane whole. */
export function windowAround(from: number, to: number, bounds: TimeWindow): TimeWindow {
  const length = Math.max(to - from, SHORTEST_WINDOW_MS);
  const room = length * 0.05;
  const middle = (from + to) / 2;
  return clampWindow({ from: middle - length / 2 - room, to: middle + length / 2 + room }, bounds);
}

export function sameWindow(a: TimeWindow, b: TimeWindow): boolean {
  return a.from === b.from && a.to === b.to;
}
