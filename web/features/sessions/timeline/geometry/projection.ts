import type { TimeWindow } from './time-window.ts';

/** A window of time over a width in CSS pixels. */
export interface Projection extends TimeWindow {
  readonly width: number;
}

/** Where an instant lies, in CSS pixels from the left edge; outside the window it is outside the width. */
export function project(projection: Projection, time: number): number {
  return ((time - projection.from) / (projection.to - projection.from)) * projection.width;
}

/** Which instant lies at a place. */
export function unproject(projection: Projection, x: number): number {
  return projection.from + (x / projection.width) * (projection.to - projection.from);
}

/** How long a number of pixels is. */
export function durationOf(projection: Projection, pixels: number): number {
  return (pixels / projection.width) * (projection.to - projection.from);
}
