import { type PointerEvent, useId, useMemo, useRef, useState } from 'react';
import { usePreferences, useZone } from '#web/ui/preferences-store.ts';
import { AXIS_HEIGHT, chartHeight, LANE_COLUMNS, LANE_HEIGHT, rowsOf } from './chart-size.ts';
import { rowsInView } from './geometry/lane-rows.ts';
import { project } from './geometry/projection.ts';
import type { SessionAddress } from './kept-session.ts';
import { LaneLabels } from './lane-labels.tsx';
import type { LaneSource } from './paint/paint-lanes.ts';
import { ReadoutCard } from './readout-card.tsx';
import type { Cursor, TimelineView } from './timeline-view.ts';
import { useAxisBrush } from './use-axis-brush.ts';
import { useChartCursor } from './use-chart-cursor.ts';
import { OVERSCAN, useChartPainter } from './use-chart-painter.ts';
import { useChartPointer } from './use-chart-pointer.ts';
import { useLaneLoading } from './use-lane-loading.ts';
import { useOnScreen } from './use-on-screen.ts';
import { usePalette } from './use-palette.ts';
import { useSize } from './use-size.ts';
import { zoneClock } from './zone-clock.ts';

const count = new Intl.NumberFormat('en-GB');

interface TimelineChartProps {
  address: SessionAddress;
  source: LaneSource;
  view: TimelineView;
  live: boolean;
  /** Has what failed loaded once more. */
  retry: () => void;
  laneHref: (laneId: string) => string;
  cursor: Cursor | undefined;
  onCursor: (cursor: Cursor | undefined) => void;
  /** The store's version. */
  version: number;
}

/** The lanes of a session on a canvas, with their names, a time axis and a read-out. */
export function TimelineChart(props: TimelineChartProps) {
  const { address, source, view, live, retry, laneHref, cursor, onCursor, version } = props;
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
  const drawn = rowsInView(rows, scrollTop, height, OVERSCAN);
  const onScreen = useOnScreen(scroller);

  useLaneLoading({ address, timeline, ids, rows: rowsInView(rows, scrollTop, height), onScreen, live });
  useChartPainter(
    { scroller, axis, lanes, cursorLine },
    { view, source, rows, width, height, palette, clock, zone, cursor },
    drawn.first,
    drawn.end,
  );
  const { readout, row, isMarked, hush, onScroll, point, click, onKeyDown } = useChartCursor({
    source,
    view,
    rows,
    plot,
    scroller,
    width,
    height,
    zone,
    live,
    laneHref,
    cursor,
    onCursor,
  });

  const onPoint = (event: PointerEvent | undefined) => {
    const place = point(event);
    if (!hoverLine.current || !hoverTime.current) return;
    hoverLine.current.hidden = !place;
    hoverTime.current.hidden = !place;
    if (!place) return;
    const x = Math.round(project(view.projection(width), place.time));
    hoverLine.current.style.transform = `translateX(${x}px)`;
    hoverTime.current.style.left = `${x}px`;
    hoverTime.current.textContent = clock.time(place.time, true);
  };
  const pointerHandlers = useChartPointer({ plot, scroller, view, onPoint, onClick: click });

  const drawRange = (chosen: { left: number; width: number } | undefined) => {
    if (!range.current) return;
    range.current.hidden = !chosen;
    range.current.style.left = `${chosen?.left ?? 0}px`;
    range.current.style.width = `${chosen?.width ?? 0}px`;
  };
  const brush = useAxisBrush(axisArea, drawRange, view);

  return (
    <>
      <div
        ref={scroller}
        className="relative overflow-y-auto outline-offset-0 outline-accent [overflow-anchor:none] has-[[role=application]:focus-visible]:outline-2"
        style={{ height: chartHeight(rows) }}
        onScroll={(event) => {
          setScrollTop(event.currentTarget.scrollTop);
          onScroll();
        }}
      >
        <div className={`sticky top-0 z-20 grid ${LANE_COLUMNS} border-b border-line bg-sunken`}>
          <p className="flex items-center border-r border-line px-2 text-xs text-muted sm:px-4">
            <LaneCount shown={rows.count} all={timeline.store.ids.length} />
          </p>
          <div
            ref={axisArea}
            title="Drag to look at a stretch"
            className="relative cursor-ew-resize touch-pan-y overflow-hidden"
            style={{ height: AXIS_HEIGHT - 1 }}
            {...brush}
          >
            <canvas ref={axis} aria-hidden className="absolute inset-0 size-full" />
            <span
              ref={hoverTime}
              hidden
              aria-hidden
              className="absolute bottom-0.5 left-0 -translate-x-1/2 rounded-xs bg-text px-1 text-2xs text-surface"
            />
            <div ref={range} hidden className="absolute inset-y-0 border-x border-accent bg-selected/60" />
          </div>
        </div>
        <div className={`relative grid ${LANE_COLUMNS}`} style={{ height: rows.count * rows.height }}>
          {row >= 0 && (
            <div
              aria-hidden
              className={`absolute inset-x-0 ${isMarked ? 'bg-selected' : 'bg-hover'}`}
              style={{ top: row * rows.height, height: rows.height }}
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
              retry={retry}
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
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it takes keys of its own
            tabIndex={0}
            onKeyDown={onKeyDown}
            onBlur={hush}
            className="relative cursor-crosshair touch-pan-y overflow-clip outline-none select-none"
            {...pointerHandlers}
          >
            <canvas ref={lanes} aria-hidden className="absolute top-0 left-0 w-full" />
            <div ref={cursorLine} hidden aria-hidden className="absolute inset-y-0 left-0 w-px bg-accent" />
            <div ref={hoverLine} hidden aria-hidden className="absolute inset-y-0 left-0 w-px bg-muted/60" />
          </div>
        </div>
      </div>
      <p id={helpId} className="sr-only">
        Left and right arrows move in time, up and down from lane to lane, comma and full stop from event to
        event of a lane, Enter opens the participant. Plus and minus zoom, 0 shows the whole session. The
        table of participants below lists the same people, and the page of each lists every event.
      </p>
      {readout?.words && <ReadoutCard readout={readout.words} x={readout.x} y={readout.y} />}
    </>
  );
}

function LaneCount({ shown, all }: { shown: number; all: number }) {
  const word = all === 1 ? 'lane' : 'lanes';
  return shown === all
    ? `${count.format(all)} ${word}`
    : `${count.format(shown)} of ${count.format(all)} ${word}`;
}
