import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { AXIS_HEIGHT } from './chart-size.ts';
import { type LaneRows, rowsInView } from './geometry/lane-rows.ts';
import { project } from './geometry/projection.ts';
import { ticksOf } from './geometry/ticks.ts';
import { laneLook } from './paint/lane-look.ts';
import { type LaneSource, paintLanes } from './paint/paint-lanes.ts';
import type { Palette } from './paint/palette.ts';
import { type Clock, paintAxis, paintGrid, paintOutside } from './paint/paint-time.ts';
import { FrameTask, hatchPattern, preparedContext } from './paint/surface.ts';
import type { Cursor, TimelineView } from './timeline-view.ts';

/** Rows painted above and below those in view, so that scrolling shows lanes and not a gap until the next frame. */
export const OVERSCAN = 8;

const LABEL_WIDTH = 68;

interface ChartParts {
  scroller: RefObject<HTMLElement | null>;
  axis: RefObject<HTMLCanvasElement | null>;
  lanes: RefObject<HTMLCanvasElement | null>;
  cursorLine: RefObject<HTMLElement | null>;
}

export interface Picture {
  view: TimelineView;
  source: LaneSource;
  rows: LaneRows;
  /** Width of the plot and height of the scrolled part in view, CSS pixels. */
  width: number;
  height: number;
  palette: Palette | undefined;
  clock: Clock;
  zone: string;
  cursor: Cursor | undefined;
}

/** Paints the chart once a frame when something that it shows has changed. */
export function useChartPainter(parts: ChartParts, picture: Picture, firstRow: number, endRow: number): void {
  const paint = useEffectEvent(() => paintChart(parts, picture));
  const frame = useRef<FrameTask>(null);
  const { view, source } = picture;
  const { store } = source.timeline;
  useEffect(() => {
    const task = new FrameTask(() => paint());
    frame.current = task;
    const request = () => task.request();
    const fromView = view.subscribe(request);
    const fromStore = store.subscribe(request);
    return () => {
      fromView();
      fromStore();
      task.cancel();
    };
  }, [view, store]);
  const { rows, width, height, palette, clock, cursor } = picture;
  useEffect(
    () => frame.current?.request(),
    [view, source, rows, width, height, palette, clock, cursor, firstRow, endRow],
  );
}

function paintChart({ scroller, axis, lanes, cursorLine }: ChartParts, picture: Picture): void {
  const { view, source, rows, width, height, palette, clock, zone, cursor } = picture;
  if (!palette || width === 0 || !scroller.current || !axis.current || !lanes.current) return;
  const ratio = devicePixelRatio || 1;
  const pixel = 1 / ratio;
  const projection = view.projection(width);
  const ticks = ticksOf(projection, zone, LABEL_WIDTH);

  const axisHeight = AXIS_HEIGHT - 1;
  const onAxis = preparedContext(axis.current, width, axisHeight, ratio);
  if (onAxis) paintAxis(onAxis, palette, projection, ticks, clock, pixel, axisHeight);

  const painted = rowsInView(rows, scroller.current.scrollTop, height, OVERSCAN);
  const paintedHeight = Math.max((painted.end - painted.first) * rows.height, 1);
  const { style } = lanes.current;
  style.height = `${paintedHeight}px`;
  style.transform = `translateY(${painted.first * rows.height}px)`;
  const onLanes = preparedContext(lanes.current, width, paintedHeight, ratio);
  if (onLanes) {
    paintOutside(onLanes, palette, projection, source.extent.start, source.knownUntil, paintedHeight);
    paintGrid(onLanes, palette, projection, ticks, pixel, paintedHeight);
    const hatch = hatchPattern(onLanes, palette, ratio);
    const look = laneLook(rows.height);
    paintLanes({ context: onLanes, palette, projection, pixel, look, hatch }, source, painted, clock);
  }

  if (cursorLine.current) {
    const x = cursor ? project(projection, cursor.time) : -1;
    cursorLine.current.hidden = x < 0 || x > width;
    cursorLine.current.style.transform = `translateX(${Math.round(x)}px)`;
  }
}
