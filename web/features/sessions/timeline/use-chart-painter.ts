import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { axisHeight } from './chart-size.ts';
import { ChartSheet } from './chart-sheet.ts';
import { type RowRange, rowsInView, rowsToDraw } from './geometry/lane-rows.ts';
import { type Margins, NO_MARGINS, widened } from './geometry/sheet.ts';
import { moveLayer, settleLayer } from '#web/components/time-axis/move-layer.ts';
import { project, type Projection } from '#web/components/time-axis/projection.ts';
import { type TickBase, ticksOf } from '#web/components/time-axis/ticks.ts';
import { type ChartContent, paintChartAxis, paintChartLanes } from './paint/paint-chart.ts';
import type { Palette } from '#web/components/time-axis/palette.ts';
import { RestTimer } from '#web/components/time-axis/rest-timer.ts';
import { clearStill, paintStill } from '#web/components/time-axis/still-picture.ts';
import { FrameTask, preparedContext } from '#web/components/time-axis/surface.ts';
import type { Cursor, TimelineView } from './timeline-view.ts';

/** CSS pixels that a time beside a tick needs. */
const LABEL_WIDTH = 68;

/** Milliseconds without a movement of the view after which it rests. */
const REST_MS = 150;

interface ChartParts {
  scroller: RefObject<HTMLElement | null>;
  axis: RefObject<HTMLCanvasElement | null>;
  lanes: RefObject<HTMLCanvasElement | null>;
  /** In place of these two while somebody pans: pictures that reach further, and are moved. */
  axisSheet: RefObject<HTMLCanvasElement | null>;
  lanesSheet: RefObject<HTMLCanvasElement | null>;
  cursorLine: RefObject<HTMLElement | null>;
  /** The words beside the idle tail. */
  tailName: RefObject<HTMLElement | null>;
}

export interface Picture extends ChartContent {
  view: TimelineView;
  /** Width of the plot and height of the scrolled part in view, CSS pixels. */
  width: number;
  height: number;
  palette: Palette | undefined;
  /** What the ticks of its axis are round in. */
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
  const sheet = useRef<ChartSheet>(null);
  const paint = useEffectEvent(() => {
    if (!isMoving.current) scrolledTo.current = scroller.current?.scrollTop ?? 0;
    paintChart(parts, picture, (sheet.current ??= new ChartSheet()), isMoving.current, scrolledTo.current);
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
    const paintAnew = () => {
      sheet.current?.discard();
      request();
    };
    const rest = new RestTimer(REST_MS, () => {
      isMoving.current = false;
      request();
    });
    const fromView = view.subscribe((change) => {
      if (change === 'bounds') return;
      isMoving.current = true;
      rest.moved();
      if (change === 'moved') request();
      else paintAnew();
    });
    const fromStore = store.subscribe(paintAnew);
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
  useEffect(() => {
    sheet.current?.discard();
    frame.current?.request();
  }, [view, source, rows, width, height, palette, clocks, cursor, firstRow, endRow]);
}

/** What is painted on, and how. */
interface Easel {
  readonly axis: HTMLCanvasElement;
  readonly lanes: HTMLCanvasElement;
  readonly axisSheet: HTMLCanvasElement;
  readonly lanesSheet: HTMLCanvasElement;
  readonly palette: Palette;
  /** Device pixels of a CSS pixel. */
  readonly ratio: number;
}

/**
 * @param isMoving whether the view moves: nobody scrolls then, and what is out of sight is left out
 * @param scrolledTo how far the lanes are scrolled, CSS pixels
 */
function paintChart(
  parts: ChartParts,
  picture: Picture,
  sheet: ChartSheet,
  isMoving: boolean,
  scrolledTo: number,
): void {
  const { view, source, rows, width, height, palette, cursor } = picture;
  const axis = parts.axis.current;
  const lanes = parts.lanes.current;
  const axisSheet = parts.axisSheet.current;
  const lanesSheet = parts.lanesSheet.current;
  if (!palette || width === 0 || !axis || !lanes || !axisSheet || !lanesSheet) return;
  const easel = { axis, lanes, axisSheet, lanesSheet, palette, ratio: devicePixelRatio || 1 };
  const projection = view.projection(width);
  // More than is in view, so that scrolling shows lanes and not a gap until the next frame.
  const toPaint = isMoving ? rowsInView : rowsToDraw;
  const painted = toPaint(rows, scrolledTo, height);

  const step = sheet.next(projection, painted, isMoving, 1 / easel.ratio);
  if ('moveTo' in step) {
    moveLayer(axisSheet, step.moveTo);
    moveLayer(lanesSheet, step.moveTo);
  } else {
    const keepsToEdges = paintAnew(easel, picture, projection, painted, step.paint);
    sheet.keepToEdges(keepsToEdges);
    if (keepsToEdges && step.paint !== NO_MARGINS) paintAnew(easel, picture, projection, painted, NO_MARGINS);
  }

  place(parts.cursorLine.current, cursor && project(projection, cursor.time), width);
  const { idleTail } = source;
  place(parts.tailName.current, idleTail && project(projection, idleTail.from), width);
}

/** @returns whether there is something among it that keeps to the edges of the window */
function paintAnew(
  easel: Easel,
  picture: Picture,
  window: Projection,
  painted: RowRange,
  margins: Margins,
): boolean {
  const { axis, lanes, axisSheet, lanesSheet, palette, ratio } = easel;
  const { rows, width, base } = picture;
  const isSheet = margins !== NO_MARGINS;
  const projection = widened(window, margins);
  const ticks = ticksOf(projection, base, LABEL_WIDTH);
  const high = axisHeight(picture.clocks.length);
  const paintedHeight = Math.max((painted.end - painted.first) * rows.height, 1);
  const onto = isSheet ? lanesSheet : lanes;
  setStyle(onto, 'height', `${paintedHeight}px`);
  setStyle(onto, 'translate', `0px ${painted.first * rows.height}px`);
  const pixel = 1 / ratio;
  let keepsToEdges = false;
  if (isSheet) {
    for (const one of [axisSheet, lanesSheet]) {
      setStyle(one, 'width', `${Math.round(projection.width * ratio) / ratio}px`);
      moveLayer(one, -margins.before);
    }
    paintStill(axisSheet, projection.width, high, ratio, (pen) =>
      paintChartAxis(pen, palette, picture, projection, ticks, pixel),
    );
    paintStill(lanesSheet, projection.width, paintedHeight, ratio, (pen) => {
      keepsToEdges = paintChartLanes(pen, palette, picture, projection, ticks, painted, ratio);
    });
  } else {
    for (const one of [axisSheet, lanesSheet]) {
      clearStill(one);
      settleLayer(one);
      // What is not seen takes no room either, beyond the edges of a narrow page.
      setStyle(one, 'width', '');
    }
    const onAxis = preparedContext(axis, width, high, ratio);
    if (onAxis) paintChartAxis(onAxis, palette, picture, projection, ticks, pixel);
    const onLanes = preparedContext(lanes, width, paintedHeight, ratio);
    if (onLanes) keepsToEdges = paintChartLanes(onLanes, palette, picture, projection, ticks, painted, ratio);
  }
  // Not `display`, which has the page laid out anew.
  for (const one of [axis, lanes]) setStyle(one, 'visibility', isSheet ? 'hidden' : 'visible');
  for (const one of [axisSheet, lanesSheet]) setStyle(one, 'visibility', isSheet ? 'visible' : 'hidden');
  return keepsToEdges;
}

type StyleName = 'height' | 'translate' | 'visibility' | 'width';

/** What this set last: to read a style takes some microseconds, and there are eight to compare in a frame. */
const stylesSet = new WeakMap<HTMLElement, Partial<Record<StyleName, string>>>();

/** Also to set what is set already has the browser look through the page. */
function setStyle(element: HTMLElement, name: StyleName, value: string): void {
  let set = stylesSet.get(element);
  if (!set) stylesSet.set(element, (set = {}));
  if (set[name] === value) return;
  set[name] = value;
  element.style[name] = value;
}

/** Puts what stands at an instant at its place; hidden where that is out of view. */
function place(element: HTMLElement | null, x: number | undefined, width: number): void {
  if (!element) return;
  const isOut = x === undefined || x < 0 || x > width;
  if (element.hidden !== isOut) element.hidden = isOut;
  if (!isOut) moveLayer(element, Math.round(x));
}
