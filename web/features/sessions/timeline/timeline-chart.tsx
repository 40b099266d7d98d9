import { type PointerEvent, Suspense, useEffect, useId, useMemo, useRef } from 'react';
import { fetchedEarly } from '#web/lib/fetched-early.tsx';
import { usePreferences } from '#web/ui/preferences-store.ts';
import { axisHeight, LANE_HEIGHT, lanesHeight, MINIMAP_HEIGHT } from './chart-size.ts';
import { FoldButtons } from './fold-buttons.tsx';
import { moveLayer } from '#web/components/time-axis/move-layer.ts';
import { project, unproject } from '#web/components/time-axis/projection.ts';
import type { SessionAddress } from './kept-session.ts';
import type { LaneActionsContext } from './lane-actions.tsx';
import { LaneLabels } from './lane-labels.tsx';
import { MomentLine } from './moment/moment-line.tsx';
import type { LaneSource } from './paint/paint-lanes.ts';
import { ReadoutCard } from './readout-card.tsx';
import type { Cursor, TimelineView } from './timeline-view.ts';
import { useAxisBrush } from './use-axis-brush.ts';
import type { ChartClocks } from '#web/components/time-axis/use-chart-clocks.ts';
import { useChartCursor } from './use-chart-cursor.ts';
import { useChartPainter } from './use-chart-painter.ts';
import { useChartPointer } from './use-chart-pointer.ts';
import { useLaneLoading } from './use-lane-loading.ts';
import type { LaneTable } from './use-lane-rows.ts';
import { useOnScreen } from './use-on-screen.ts';
import { usePalette } from '#web/components/time-axis/use-palette.ts';
import { useScrolledRows } from './use-scrolled-rows.ts';
import { useSize } from '#web/components/time-axis/use-size.ts';
import { AXIS_COLUMNS } from '#web/components/time-axis/axis-columns.ts';
import type { ChosenTimeline } from './use-timeline-choices.ts';

// The lanes do not wait for it.
const Minimap = fetchedEarly(async () => ({ default: (await import('./minimap.tsx')).Minimap }));

const count = new Intl.NumberFormat('en-GB');

interface TimelineChartProps {
  address: SessionAddress;
  source: LaneSource;
  table: LaneTable;
  view: TimelineView;
  clocks: ChartClocks;
  choices: ChosenTimeline;
  live: boolean;
  /** Has what failed loaded once more. */
  retry: () => void;
  laneHref: (laneId: string) => string;
  cursor: Cursor | undefined;
  onCursor: (cursor: Cursor | undefined) => void;
  /** The store's version. */
  version: number;
  /** The marked moment, milliseconds since the epoch. */
  moment: number | undefined;
  onMoment: (time: number) => void;
  actions: LaneActionsContext;
  /** Whether the picture is there, so that what stands around it can be drawn. */
  pictured: boolean;
  onPictured: () => void;
  /** Told the width of the plot in CSS pixels: what stands under the lanes has the same. */
  onPlotWidth: (width: number) => void;
}

/** The lanes of a session on a canvas, with their names, a time axis, the whole session above it and a read-out. */
export function TimelineChart(props: TimelineChartProps) {
  const { address, source, table, view, clocks, choices, live, retry, laneHref, cursor, onCursor, version } =
    props;
  const { moment, onMoment, onPlotWidth, actions, pictured, onPictured } = props;
  const { timeline } = source;
  const { toggleExpanded, togglePin } = choices;
  const scroller = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const axisArea = useRef<HTMLDivElement>(null);
  const axis = useRef<HTMLCanvasElement>(null);
  const lanes = useRef<HTMLCanvasElement>(null);
  const axisSheet = useRef<HTMLCanvasElement>(null);
  const lanesSheet = useRef<HTMLCanvasElement>(null);
  const cursorLine = useRef<HTMLDivElement>(null);
  const tailName = useRef<HTMLDivElement>(null);
  const hoverLine = useRef<HTMLDivElement>(null);
  const hoverTime = useRef<HTMLSpanElement>(null);
  const range = useRef<HTMLDivElement>(null);
  const helpId = useId();

  const laneHeight = LANE_HEIGHT[usePreferences().density];
  const rowCount = table.rows.length;
  const rows = useMemo(() => ({ count: rowCount, height: laneHeight }), [rowCount, laneHeight]);
  const palette = usePalette(scroller);
  const { width } = useSize(plot);
  useEffect(() => view.setWidth(width), [view, width]);
  useEffect(() => onPlotWidth(width), [onPlotWidth, width]);
  const { height } = useSize(scroller);
  const { drawn, inView, follow } = useScrolledRows(scroller, rows, height);
  const { people, loaded, participants } = timeline.figures(source.extent);
  const onScreen = useOnScreen(scroller, live || !timeline.store.complete || loaded < participants);

  useLaneLoading({ address, timeline, rows: table.rows, inView, onScreen, live });
  useChartPainter(
    { scroller, axis, lanes, axisSheet, lanesSheet, cursorLine, tailName },
    { view, source, rows, width, height, palette, clocks: clocks.clocks, base: clocks.base, cursor },
    drawn.first,
    drawn.end,
    onPictured,
  );
  const { readout, row, isMarked, hush, onScroll, point, click, onKeyDown } = useChartCursor({
    source,
    index: table.index,
    view,
    rows,
    plot,
    scroller,
    width,
    height,
    clocks: { zone: choices.shownZone, secondZone: choices.secondZone },
    laneHref,
    onExpand: toggleExpanded,
    onPin: togglePin,
    cursor,
    onCursor,
  });

  const showHover = (shown: boolean) => {
    for (const { current } of [hoverLine, hoverTime])
      if (current && current.hidden === shown) current.hidden = !shown;
  };
  // The pointer rests over another time when the picture moves under it: it is told again when the pointer moves.
  useEffect(() => view.subscribe((change) => change !== 'bounds' && showHover(false)), [view]);
  const onPoint = (event: PointerEvent | undefined) => {
    const place = point(event);
    showHover(place !== undefined);
    if (!hoverLine.current || !hoverTime.current) return;
    if (!place) return;
    const x = Math.round(project(view.projection(width), place.time));
    moveLayer(hoverLine.current, x);
    hoverTime.current.style.left = `${x}px`;
    hoverTime.current.textContent = clocks.clock.time(place.time, true);
  };
  const onClick = (event: PointerEvent) => {
    click(event);
    const left = plot.current?.getBoundingClientRect().left ?? 0;
    onMoment(unproject(view.projection(width), event.clientX - left));
  };
  const pointerHandlers = useChartPointer({ plot, width, scroller, view, onPoint, onClick });

  const drawRange = (chosen: { left: number; width: number } | undefined) => {
    if (!range.current) return;
    range.current.hidden = !chosen;
    range.current.style.left = `${chosen?.left ?? 0}px`;
    range.current.style.width = `${chosen?.width ?? 0}px`;
  };
  const brush = useAxisBrush(axisArea, drawRange, view, onMoment);

  return (
    <>
      {pictured ? (
        <Suspense fallback={<WaitingMinimap />}>
          <Minimap
            view={view}
            source={source}
            version={version}
            palette={palette}
            clock={clocks.clock}
            zoneName={clocks.name}
          />
        </Suspense>
      ) : (
        <WaitingMinimap />
      )}
      {/* The axis does not scroll along: over the lanes it would be a layer of its own in each frame. */}
      <div className="outline-offset-0 outline-accent has-[[role=application]:focus-visible]:outline-2">
        <div className={`grid ${AXIS_COLUMNS} border-b border-line bg-sunken`}>
          <div className="flex items-start justify-between gap-1 border-r border-line pr-1 pl-2 text-xs leading-3.5 text-muted sm:pl-4">
            <p className="pt-1.5">
              <PeopleCount shown={table.people} of={people} />
            </p>
            <p className="flex flex-col pt-1.5 text-right">
              {clocks.names.map((name) => (
                <span key={name} className="whitespace-nowrap">
                  {name}
                </span>
              ))}
            </p>
          </div>
          <div
            ref={axisArea}
            title="Click to mark a moment, drag to look at a stretch"
            className="relative cursor-ew-resize touch-pan-y overflow-hidden"
            // As wide as the lanes, which may have a scroll bar beside them.
            style={{ height: axisHeight(clocks.clocks.length), width: width || undefined }}
            {...brush}
          >
            <canvas ref={axis} aria-hidden className="absolute inset-0 size-full" />
            <canvas ref={axisSheet} aria-hidden className="invisible absolute top-0 left-0 h-full w-0" />
            <span
              ref={hoverTime}
              hidden
              aria-hidden
              className="absolute bottom-0.5 left-0 -translate-x-1/2 rounded-xs bg-text px-1 text-2xs text-surface"
            />
            <div ref={range} hidden className="absolute inset-y-0 border-x border-accent bg-selected/60" />
            <MomentLine
              view={view}
              width={width}
              time={moment}
              flag={moment === undefined ? '' : clocks.clock.time(moment, true)}
            />
            <FoldButtons
              view={view}
              width={width}
              clock={clocks.clock}
              zoneName={clocks.name}
              onOpen={(fold) => choices.openFolds([fold])}
              after={plot}
            />
          </div>
        </div>
        <div
          ref={scroller}
          className="relative overflow-y-auto [overflow-anchor:none]"
          style={{ height: lanesHeight(rows) }}
          onScroll={() => {
            follow();
            onScroll();
          }}
        >
          <div className={`relative grid ${AXIS_COLUMNS}`} style={{ height: rows.count * rows.height }}>
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
                rows={table.rows}
                size={rows}
                first={drawn.first}
                end={drawn.end}
                marked={isMarked ? row : -1}
                laneHref={laneHref}
                retry={retry}
                actions={actions}
                onExpand={toggleExpanded}
                onPin={togglePin}
                version={version}
              />
            </div>
            {/* An application by its role: it takes pointers and keys of its own, and says which. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
            <div
              ref={plot}
              role="application"
              aria-roledescription="timeline"
              aria-label={`Timeline of ${peopleIn(table.people)}`}
              aria-describedby={helpId}
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it takes keys of its own
              tabIndex={0}
              onKeyDown={onKeyDown}
              onBlur={hush}
              className="relative cursor-crosshair touch-pan-y overflow-clip outline-none select-none"
              {...pointerHandlers}
            >
              <canvas ref={lanes} aria-hidden className="absolute top-0 left-0 w-full" />
              <canvas ref={lanesSheet} aria-hidden className="invisible absolute top-0 left-0 w-0" />
              <div
                ref={tailName}
                hidden
                aria-hidden
                className="pointer-events-none absolute inset-y-0 left-0 w-0"
              >
                <span
                  className="sticky block w-max rounded-xs bg-sunken px-0.5 py-1 text-2xs leading-3 text-muted [writing-mode:vertical-rl]"
                  style={{ top: 4 }}
                >
                  idle tail
                </span>
              </div>
              <div ref={cursorLine} hidden aria-hidden className="absolute inset-y-0 left-0 w-px bg-accent" />
              <div
                ref={hoverLine}
                hidden
                aria-hidden
                className="absolute inset-y-0 left-0 w-px bg-muted/60"
              />
              <MomentLine view={view} width={width} time={moment} />
            </div>
          </div>
        </div>
      </div>
      <p id={helpId} className="sr-only">
        Left and right arrows move in time, up and down from lane to lane, comma and full stop from event to
        event of a lane, E to the next error, M marks a moment, Enter opens the participant, or like Space
        shows the entries of a person who has several, Shift and P pins a lane on top. Plus and minus zoom, 0
        shows the whole session, T goes to a time. The table of events below lists what is shown.
      </p>
      {readout?.words && <ReadoutCard readout={readout.words} x={readout.x} y={readout.y} />}
    </>
  );
}

const WaitingMinimap = () => <div className="border-b border-line" style={{ height: MINIMAP_HEIGHT + 1 }} />;

function PeopleCount({ shown, of }: { shown: number; of: number }) {
  return shown === of ? peopleIn(of) : `${count.format(shown)} of ${peopleIn(of)}`;
}

const peopleIn = (many: number): string => `${count.format(many)} ${many === 1 ? 'person' : 'people'}`;
