import {
  type Bends,
  bendsOf,
  project,
  type Projection,
  projectionOf,
  scaleOf,
  timeOf,
} from '#web/components/time-axis/projection.ts';
import { panBy, SHORTEST_WINDOW_MS, type TimeWindow, zoomAt } from './time-window.ts';

/** The window after its picture was moved by so many pixels: to later times where they are positive. */
export function panPixels(projection: Projection, pixels: number, bounds: TimeWindow): TimeWindow {
  const { bends, width } = projection;
  if (!bends) return panBy(projection, pixels / scaleOf(projection), bounds);
  return windowFrom(bends, width, pixels, project(projection, bounds.from), project(projection, bounds.to));
}

/**
 * The window with more or less detail, so that the instant `anchor` stays where it is as far as the bounds allow. Folds
 * keep their width.
 * @param factor above 1 shows more detail
 */
export function zoomFolded(
  projection: Projection,
  folds: readonly TimeWindow[],
  anchor: number,
  factor: number,
  bounds: TimeWindow,
): TimeWindow {
  const { width } = projection;
  if (!projection.bends) return zoomAt(projection, anchor, factor, bounds);
  const least = scaleOf(projectionOf(bounds, width, folds));
  const scale = Math.min(scaleOf(projection) * factor, width / SHORTEST_WINDOW_MS);
  if (scale <= least) return bounds;
  const bends = bendsOf(folds, width, scale, anchor, project(projection, anchor));
  const moved: Projection = { ...projection, bends };
  return windowFrom(bends, width, 0, project(moved, bounds.from), project(moved, bounds.to));
}

/** The window whose left edge is at a place, moved to within the bounds. */
function windowFrom(bends: Bends, width: number, left: number, first: number, last: number): TimeWindow {
  const from = Math.max(Math.min(left, last - width), first);
  return { from: timeOf(bends, from), to: timeOf(bends, from + width) };
}
