import { axisHeight } from '../chart-size.ts';
import type { LaneRows, RowRange } from '../geometry/lane-rows.ts';
import type { Palette } from '#web/components/time-axis/palette.ts';
import type { Pen } from '#web/components/time-axis/pen.ts';
import {
  type Clock,
  paintAxis,
  paintGrid,
  paintIdleTail,
  paintOutside,
} from '#web/components/time-axis/paint-time.ts';
import type { Projection } from '#web/components/time-axis/projection.ts';
import { hatchPattern } from '#web/components/time-axis/surface.ts';
import type { Ticks } from '#web/components/time-axis/ticks.ts';
import type { TimelineView } from '../timeline-view.ts';
import { laneLook } from './lane-look.ts';
import { paintFolds } from './paint-folds.ts';
import { type LaneSource, paintLanes } from './paint-lanes.ts';

/** What the chart shows. */
export interface ChartContent {
  readonly view: Pick<TimelineView, 'getFolds'>;
  readonly source: LaneSource;
  readonly rows: LaneRows;
  /** By which the axis counts; the first also in the lanes. */
  readonly clocks: readonly Clock[];
}

/** @param pixel size of a device pixel in CSS pixels */
export function paintChartAxis(
  pen: Pen,
  palette: Palette,
  { clocks }: ChartContent,
  projection: Projection,
  ticks: Ticks,
  pixel: number,
): void {
  paintAxis(pen, palette, projection, ticks, clocks, pixel, axisHeight(clocks.length));
}

/**
 * @param painted which rows; the first at the top
 * @param ratio device pixels of a CSS pixel
 * @returns whether there are words among it, which keep within the window while the rest moves
 */
export function paintChartLanes(
  pen: Pen,
  palette: Palette,
  { view, source, rows, clocks }: ChartContent,
  projection: Projection,
  ticks: Ticks,
  painted: RowRange,
  ratio: number,
): boolean {
  const [clock] = clocks;
  if (!clock) return false;
  const pixel = 1 / ratio;
  const height = (painted.end - painted.first) * rows.height;
  paintOutside(pen, palette, projection, source.extent.start, source.knownUntil, height);
  if (source.idleTail) paintIdleTail(pen, palette, projection, source.idleTail, height);
  paintGrid(pen, palette, projection, ticks, pixel, height);
  const hatch = hatchPattern(pen, palette, ratio);
  const look = laneLook(rows.height);
  const brush = { context: pen, palette, projection, pixel, look, hatch };
  const hasWords = paintLanes(brush, source, painted, clock);
  paintFolds(pen, palette, projection, view.getFolds(), height);
  return hasWords;
}
