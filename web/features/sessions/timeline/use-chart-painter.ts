import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { axisHeight } from './chart-size.ts';
import { type LaneRows, rowsInView, rowsToDraw } from './geometry/lane-rows.ts';
import { project } from '#web/components/time-axis/projection.ts';
import { type TickBase, ticksOf } from '#web/components/time-axis/ticks.ts';
import { laneLook } from './paint/lane-look.ts';
import { type LaneSource, paintLanes } from './paint/paint-lanes.ts';
import type { Palette } from '#web/components/time-axis/palette.ts';
import { paintFolds } from './paint/paint-folds.ts';
import {
  type Clock,
  paintAxis,
  paintGrid,
  paintIdleTail,
  paintOutside,
} from '#web/components/time-axis/paint-time.ts';
import { RestTimer } from '#web/components/time-axis/rest-timer.ts';
import { FrameTask, hatchPattern, preparedContext } from '#web/components/time-axis/surface.ts';
import type { Cursor, TimelineView } from './timeline-view.ts';

const LABEL_WIDTH = 68;

/** Milliseconds without a movement of the view after which it rests. */
const REST_MS = 150;

interface ChartParts {
  scroller: RefObject<HTMLElement | null>;
  axis: RefObject<HTMLCanvasElement | null>;
  lanes: RefObject<HTMLCanvasElement | null>;
  cursorLine: RefObject<HTMLElement | null>;
  /** The words beside the idle tail. */
  tailName: RefObject<HTMLElement | null>;
}

export interface Picture {
  view: TimelineView;
  source: LaneSource;
  rows: LaneRows;
  /** Width of the plot and height of the scrolled part in view, CSS pixels. */
  width: number;
  height: number;
  palette: Palette | undefined;
  /** By which the axis counts; the first also in the lanes. */
  clocks: readonly Clock[];
  /** What its ticks are round in. */
  base: TickBase;
  cursor: Cursor | undefined;
}

/**
 * Paints the chart once a frame when something that it shows has changed.
 * @param onPainted told once, when the picture is there for the first time
 */
export function useChartPainter(
  parts: ChartParts,
  picture: Picture,
  firstRow: number,
  endRow: number,
  onPainted: () => void,
): void {
  const { scroller } = parts;
  const isPainted = useRef(false);
  const isMoving = useRef(false);
  /** How far the lanes are scrolled, CSS pixels: told before each frame, while to ask has the browser lay out the page. */
  const scrolledTo = useRef(0);
  const paint = useEffectEvent(() => {
    if (!isMoving.current) scrolledTo.current = scroller.current?.scrollTop ?? 0;
    paintChart(parts, picture, isMoving.current, scrolledTo.current);
    if (isPainted.current || picture.width === 0) return;
    isPainted.current = true;
    onPainted();
  });
  const frame = useRef<FrameTask>(null);
  const { view, source } = picture;
  const { store } = source.timeline;
  useEffect(() => {
    const task = new FrameTask(() => paint());
    frame.current = task;
    const request = () => task.request();
    const rest = new RestTimer(REST_MS, () => {
      isMoving.current = false;
      request();
    });
    const fromView = view.subscribe((change) => {
      if (change === 'bounds') return;
      isMoving.current = true;
      rest.moved();
      request();
    });
    const fromStore = store.subscribe(request);
    const scrolled = scroller.current;
    const onScroll = () => {
      scrolledTo.current = scrolled?.scrollTop ?? 0;
      if (isMoving.current) request();
    };
    scrolled?.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      fromView();
      fromStore();
      scrolled?.removeEventListener('scroll', onScroll);
      rest.cancel();
      task.cancel();
    };
  }, [view, store, scroller]);
  const { rows, width, height, palette, clocks, cursor } = picture;
  useEffect(
    () => frame.current?.request(),
    [view, source, rows, width, height, palette, clocks, cursor, firstRow, endRow],
  );
}

/**
 * @param isMoving whether the view moves: nobody scrolls then, and what is out of sight is left out
 * @param scrolledTo how far the lanes are scrolled, CSS pixels
 */
function paintChart(parts: ChartParts, picture: Picture, isMoving: boolean, scrolledTo: number): void {
  const { axis, lanes, cursorLine, tailName } = parts;
  const { view, source, rows, width, height, palette, clocks, base, cursor } = picture;
  const [clock] = clocks;
  if (!palette || !clock || width === 0 || !axis.current || !lanes.current) return;
  const ratio = devicePixelRatio || 1;
  const pixel = 1 / ratio;
  const projection = view.projection(width);
  const ticks = ticksOf(projection, base, LABEL_WIDTH);

  const high = axisHeight(clocks.length);
  const onAxis = preparedContext(axis.current, width, high, ratio);
  if (onAxis) paintAxis(onAxis, palette, projection, ticks, clocks, pixel, high);

  // More than is in view, so that scrolling shows lanes and not a gap until the next frame.
  const toPaint = isMoving ? rowsInView : rowsToDraw;
  const painted = toPaint(rows, scrolledTo, height);
  const paintedHeight = Math.max((painted.end - painted.first) * rows.height, 1);
  const { style } = lanes.current;
  setStyle(style, 'height', `${paintedHeight}px`);
  setStyle(style, 'transform', `translateY(${painted.first * rows.height}px)`);
  const onLanes = preparedContext(lanes.current, width, paintedHeight, ratio);
  if (onLanes) {
    paintOutside(onLanes, palette, projection, source.extent.start, source.knownUntil, paintedHeight);
    if (source.idleTail) paintIdleTail(onLanes, palette, projection, source.idleTail, paintedHeight);
    paintGrid(onLanes, palette, projection, ticks, pixel, paintedHeight);
    const hatch = hatchPattern(onLanes, palette, ratio);
    const look = laneLook(rows.height);
    paintLanes({ context: onLanes, palette, projection, pixel, look, hatch }, source, painted, clock);
    paintFolds(onLanes, palette, projection, view.getFolds(), paintedHeight);
  }

  place(cursorLine.current, cursor && project(projection, cursor.time), width);
  const { idleTail } = source;
  place(tailName.current, idleTail && project(projection, idleTail.from), width);
}

/** Also to set what is set already has the browser look through the page. */
function setStyle(style: CSSStyleDeclaration, name: 'height' | 'transform', value: string): void {
  if (style[name] !== value) style[name] = value;
}

/** Puts what stands at an instant at its place; hidden where that is out of view. */
function place(element: HTMLElement | null, x: number | undefined, width: number): void {
  if (!element) return;
  const isOut = x === undefined || x < 0 || x > width;
  if (element.hidden !== isOut) element.hidden = isOut;
  if (!isOut) element.style.transform = `translateX(${Math.round(x)}px)`;
}
