import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { announce } from '#web/ui/announcer.tsx';
import { usePreferences, useZone } from '#web/ui/preferences-store.ts';
import { chartKey, nextEventTime } from './chart-keys.ts';
import { rowAt, rowsInView, scrollToRow } from './geometry/lane-rows.ts';
import { durationOf, project, unproject } from './geometry/projection.ts';
import { LaneLabels } from './lane-labels.tsx';
import type { LaneSource } from './paint/paint-lanes.ts';
import { ReadoutCard } from './readout-card.tsx';
import { type Readout, readoutOf } from './readout-words.ts';
import { type Cursor, LANE_HEIGHT, rowsOf, type TimelineView } from './timeline-view.ts';
import { useAxisBrush } from './use-axis-brush.ts';
import { AXIS_HEIGHT, OVERSCAN, useChartPainter } from './use-chart-painter.ts';
import { useChartPointer } from './use-chart-pointer.ts';
import { useLaneLoading } from './use-lane-loading.ts';
import { useOnScreen } from './use-on-screen.ts';
import { usePalette } from './use-palette.ts';
import { useSize } from './use-size.ts';
import { zoneClock } from './zone-clock.ts';

/** Rows the chart is high at least and at most, so that the page around it stays where it is. */
const LEAST_ROWS = 5;
const MOST_ROWS = 14;

/** Names left, lanes right: axis and lanes share it, so that they stand under one another. */
const LANE_COLUMNS = 'grid-cols-[7.5rem_minmax(0,1fr)] sm:grid-cols-[15rem_minmax(0,1fr)]';

/** CSS pixels around the pointer within which a mark counts as pointed at. */
const REACH = 6;

interface TimelineChartProps {
  source: LaneSource;
  view: TimelineView;
  live: boolean;
  /** Somebody asked for the events of all lanes. */
  loadAll: boolean;
  laneHref: (laneId: string) => string;
  cursor: Cursor | undefined;
  onCursor: (cursor: Cursor | undefined) => void;
  /** The store's version. */
  version: number;
}

interface Pointed {
  readout: Readout;
  x: number;
  y: number;
}

/** The lanes of a session on a canvas, with their names, a time axis and a read-out. */
export function TimelineChart(props: TimelineChartProps) {
  const { source, view, live, loadAll, laneHref, cursor, onCursor, version } = props;
  const { timeline, ids } = source;
  const scroller = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const axisArea = useRef<HTMLDivElement>(null);
  const axis = useRef<HTMLCanvasElement>(null);
  const lanes = useRef<HTMLCanvasElement>(null);
  const cursorLine = useRef<HTMLDivElement>(null);
  const hoverLine = useRef<HTMLDivElement>(null);
  const hoverTime = useRef<HTMLSpanElement>(null);
  const range = useRef<HTMLDivElement>(null);
  const helpId = useId();

  const zone = useZone();
  const clock = useMemo(() => zoneClock(zone), [zone]);
  const laneHeight = LANE_HEIGHT[usePreferences().density];
  const rows = useMemo(() => rowsOf(ids, laneHeight), [ids, laneHeight]);
  const palette = usePalette(scroller);
  const { width } = useSize(plot);
  const { height: scrollerHeight } = useSize(scroller);
  const height = Math.max(scrollerHeight - AXIS_HEIGHT, 0);
  const [scrollTop, setScrollTop] = useState(0);
  const inView = rowsInView(rows, scrollTop, height);
  const drawn = rowsInView(rows, scrollTop, height, OVERSCAN);
  const [pointed, setPointed] = useState<Pointed>();
  const [hoverRow, setHoverRow] = useState<number>();
  const navigate = useNavigate();

  useLaneLoading({ timeline, ids, rows: inView, onScreen: useOnScreen(scroller), all: loadAll });
  useChartPainter(
    { scroller, axis, lanes, cursorLine },
    { view, source, rows, width, height, palette, clock, zone, cursor },
    drawn.first,
    drawn.end,
  );

  const readoutFor = (row: number, time: number): Readout | undefined => {
    const lane = timeline.store.lane(ids[row] ?? '');
    if (!lane) return undefined;
    const shape = timeline.shapeOf(lane, source.extent);
    const reach = durationOf(view.projection(width), REACH);
    return readoutOf({ store: timeline.store, lane, shape, time, reach, zone, live });
  };

  const placeOf = (event: PointerEvent): Cursor | undefined => {
    const box = plot.current?.getBoundingClientRect();
    if (!box) return undefined;
    const row = rowAt(rows, event.clientY - box.top);
    return row === undefined
      ? undefined
      : { row, time: unproject(view.projection(box.width), event.clientX - box.left) };
  };

  const showHover = (event: PointerEvent | undefined) => {
    const place = event && placeOf(event);
    setHoverRow(place?.row);
    const line = hoverLine.current;
    if (line) line.hidden = !place;
    if (!event || !place) {
      setPointed(undefined);
      return;
    }
    if (line && hoverTime.current && plot.current) {
      line.style.transform = `translateX(${Math.round(project(view.projection(width), place.time))}px)`;
      hoverTime.current.textContent = clock.time(place.time, true);
    }
    const readout = readoutFor(place.row, place.time);
    setPointed(readout && { readout, x: event.clientX, y: event.clientY });
  };

  const moveCursor = (next: Cursor, spoken: boolean) => {
    onCursor(next);
    setHoverRow(undefined);
    const element = scroller.current;
    if (!element || !plot.current) return;
    element.scrollTop = scrollToRow(rows, next.row, element.scrollTop, height);
    if (!isWithin(view, next.time)) {
      const { from, to } = view.getWindow();
      view.panBy(next.time - (from + to) / 2);
    }
    const readout = readoutFor(next.row, next.time);
    const box = plot.current.getBoundingClientRect();
    setPointed(
      readout && {
        readout,
        x: box.left + project(view.projection(width), next.time),
        y: box.top + (next.row + 0.5) * rows.height,
      },
    );
    if (spoken && readout) {
      announce([readout.name, readout.time, ...readout.lines.map(({ text }) => text)].join('. '));
    }
  };

  const pointerHandlers = useChartPointer({
    plot,
    scroller,
    view,
    onPoint: showHover,
    onClick: (event) => {
      const place = placeOf(event);
      if (place) moveCursor(place, false);
    },
  });
  const drawRange = (chosen: { left: number; width: number } | undefined) => {
    if (!range.current) return;
    range.current.hidden = !chosen;
    range.current.style.left = `${chosen?.left ?? 0}px`;
    range.current.style.width = `${chosen?.width ?? 0}px`;
  };
  const brush = useAxisBrush(axisArea, drawRange, view);

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height / rows.height) - 1);
    const key = chartKey(event, page);
    if (!key || rows.count === 0) return;
    event.preventDefault();
    const { from, to } = view.getWindow();
    const at = cursor ?? { row: 0, time: (from + to) / 2 };
    const toRow = (row: number) =>
      moveCursor({ row: Math.min(Math.max(row, 0), rows.count - 1), time: at.time }, true);
    const lane = timeline.store.lane(ids[at.row] ?? '');
    switch (key.do) {
      case 'pan':
        setPointed(undefined);
        view.panStep(key.steps);
        break;
      case 'row':
        toRow(cursor ? at.row + key.by : inView.first);
        break;
      case 'first-row':
        toRow(0);
        break;
      case 'last-row':
        toRow(rows.count - 1);
        break;
      case 'event': {
        const time = lane && nextEventTime(lane, at.time, key.direction);
        if (time !== undefined) moveCursor({ row: at.row, time }, true);
        else announce(key.direction === 1 ? 'No later event in this lane' : 'No earlier event in this lane');
        break;
      }
      case 'open':
        if (cursor && lane) void navigate(laneHref(lane.id));
        break;
      case 'clear':
        setPointed(undefined);
        onCursor(undefined);
        break;
    }
  };

  const highlighted = hoverRow ?? cursor?.row;
  const shownRows = Math.min(Math.max(rows.count, LEAST_ROWS), MOST_ROWS);
  return (
    <>
      <div
        ref={scroller}
        className="relative overflow-y-auto -outline-offset-2 outline-accent [overflow-anchor:none] has-[[role=application]:focus-visible]:outline-2"
        style={{ height: shownRows * rows.height + AXIS_HEIGHT }}
        onScroll={(event) => {
          setScrollTop(event.currentTarget.scrollTop);
          setPointed(undefined);
        }}
      >
        <div className={`sticky top-0 z-20 grid ${LANE_COLUMNS} border-b border-line bg-sunken`}>
          <p className="flex items-center justify-between border-r border-line px-2 text-xs text-muted sm:px-4">
            {rows.count} {rows.count === 1 ? 'lane' : 'lanes'}
          </p>
          <div
            ref={axisArea}
            title="Drag to look at a stretch"
            className="relative cursor-ew-resize touch-pan-y overflow-hidden"
            style={{ height: AXIS_HEIGHT }}
            {...brush}
          >
            <canvas ref={axis} aria-hidden className="absolute inset-0 size-full" />
            <div ref={range} hidden className="absolute inset-y-0 border-x border-accent bg-selected/60" />
          </div>
        </div>
        <div className={`relative grid ${LANE_COLUMNS}`} style={{ height: rows.count * rows.height }}>
          {highlighted !== undefined && (
            <div
              aria-hidden
              className={
                hoverRow === undefined ? 'absolute inset-x-0 bg-selected' : 'absolute inset-x-0 bg-hover'
              }
              style={{ top: highlighted * rows.height, height: rows.height }}
            />
          )}
          <div className="relative border-r border-line">
            <LaneLabels
              timeline={timeline}
              ids={ids}
              rows={rows}
              first={drawn.first}
              end={drawn.end}
              laneHref={laneHref}
              version={version}
            />
          </div>
          {/* An application by its role: it takes pointers and keys of its own, and says which. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <div
            ref={plot}
            role="application"
            aria-roledescription="timeline"
            aria-label={`Timeline of ${rows.count} participants`}
            aria-describedby={helpId}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            onKeyDown={onKeyDown}
            onBlur={() => setPointed(undefined)}
            className="relative cursor-crosshair touch-pan-y overflow-clip outline-none select-none"
            {...pointerHandlers}
          >
            <canvas ref={lanes} aria-hidden className="absolute top-0 left-0 w-full" />
            <div ref={cursorLine} hidden aria-hidden className="absolute inset-y-0 left-0 w-px bg-accent" />
            <div ref={hoverLine} hidden aria-hidden className="absolute inset-y-0 left-0 w-px bg-muted/60">
              <span
                ref={hoverTime}
                className="sticky top-8 left-0 block w-max -translate-x-1/2 rounded-xs bg-text px-1 text-2xs text-surface"
              />
            </div>
          </div>
        </div>
      </div>
      <p id={helpId} className="sr-only">
        Left and right arrows move in time, up and down from lane to lane, comma and full stop from event to
        event of a lane, Enter opens the participant. Plus and minus zoom, 0 shows the whole session. The
        table of participants below lists the same people, and the page of each lists every event.
      </p>
      {pointed && <ReadoutCard {...pointed} />}
    </>
  );
}

function isWithin(view: TimelineView, time: number): boolean {
  const { from, to } = view.getWindow();
  return time >= from && time <= to;
}
