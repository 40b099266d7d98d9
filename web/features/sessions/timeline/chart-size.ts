import type { LaneRows } from './geometry/lane-rows.ts';

/** Height of a lane in CSS pixels, by the density of rows. Both leave a target of 24 px. */
export const LANE_HEIGHT = { comfortable: 30, compact: 24 } as const;

/** Height of the axis with the line under it, CSS pixels. */
export const AXIS_HEIGHT = 29;

/** Rows the chart is high at least and at most, so that the page around it stays where it is. */
const LEAST_ROWS = 3;
export const MOST_ROWS = 14;

/** Names left, lanes right: axis, lanes and skeleton share it, so that they stand under one another. */
export const LANE_COLUMNS = 'grid-cols-[7.5rem_minmax(0,1fr)] sm:grid-cols-[15rem_minmax(0,1fr)]';

export function rowsOf(ids: readonly string[], height: number): LaneRows {
  return { count: ids.length, height };
}

/** The height of the chart for so many lanes: the axis and the rows that it shows at once. */
export function chartHeight(rows: LaneRows): number {
  return AXIS_HEIGHT + Math.min(Math.max(rows.count, LEAST_ROWS), MOST_ROWS) * rows.height;
}
