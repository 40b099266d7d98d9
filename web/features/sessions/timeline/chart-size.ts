import type { LaneRows } from './geometry/lane-rows.ts';
import { AXIS_LINE } from '#web/components/time-axis/paint-time.ts';

/** Height of a lane in CSS pixels, by the density of rows. Both leave a target of 24 px. */
export const LANE_HEIGHT = { comfortable: 30, compact: 24 } as const;

/** Height of an axis with one line of labels, CSS pixels. */
const AXIS_HEIGHT = 28;

/** Height of the minimap without the line under it, CSS pixels. */
export const MINIMAP_HEIGHT = 40;

/** Rows shown at once at least and at most, so that the page around it stays where it is. */
const LEAST_ROWS = 3;
export const MOST_ROWS = 14;

/** @param clocks lines of labels: one for each zone that is shown */
export function axisHeight(clocks: number): number {
  return AXIS_HEIGHT + (clocks - 1) * AXIS_LINE;
}

/** How high the part with the lanes is, CSS pixels: as many rows as it shows at once. */
export function lanesHeight({ count, height }: LaneRows): number {
  return Math.min(Math.max(count, LEAST_ROWS), MOST_ROWS) * height;
}
