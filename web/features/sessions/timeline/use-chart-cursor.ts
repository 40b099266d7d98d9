import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { announce } from '#web/ui/announcer.tsx';
import { type ChartKey, chartKey, nextEventTime } from './chart-keys.ts';
import { type LaneRows, rowAt, rowsInView, scrollToRow } from './geometry/lane-rows.ts';
import { durationOf, project, unproject } from './geometry/projection.ts';
import type { LaneSource } from './paint/paint-lanes.ts';
import { type Readout, readoutOf } from './readout-words.ts';
import type { Cursor, TimelineView } from './timeline-view.ts';

/** CSS pixels around a point within which a mark counts as pointed at. */
const REACH = 6;

interface ChartCursor {
  source: LaneSource;
  view: TimelineView;
  rows: LaneRows;
  plot: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
  /** Width of the plot and height of the lanes in view, CSS pixels. */
  width: number;
  height: number;
  zone: string;
  live: boolean;
  laneHref: (laneId: string) => string;
  cursor: Cursor | undefined;
  onCursor: (cursor: Cursor | undefined) => void;
}

/** A place that is told of, and where that is in the window, in CSS pixels. */
interface Told extends Cursor {
  x: number;
  y: number;
}

/** What the pointer rests over and what the keyboard has marked: both are told of by the read-out. */
export function useChartCursor(chart: ChartCursor) {
  const { source, view, rows, plot, scroller, width, height, cursor, onCursor } = chart;
  const { ids, timeline } = source;
  const [told, setTold] = useState<Told>();
  const moving = useRef(false);
  // How far the lanes were scrolled when something was told of.
  const toldAt = useRef<number>(undefined);
  const navigate = useNavigate();

  // What is told of stands at a place of the screen: when the lanes move under it, it is wrong until told anew.
  useEffect(
    () =>
      view.subscribe(() => {
        if (!moving.current) setTold(undefined);
      }),
    [view],
  );

  const placeOf = (event: PointerEvent): Cursor | undefined => {
    const box = plot.current?.getBoundingClientRect();
    const row = box && rowAt(rows, event.clientY - box.top);
    const laneId = row === undefined ? undefined : ids[row];
    if (!box || laneId === undefined) return undefined;
    return { laneId, time: unproject(view.projection(box.width), event.clientX - box.left) };
  };

  const mark = (next: Cursor, spoken: boolean) => {
    onCursor(next);
    const row = ids.indexOf(next.laneId);
    if (!scroller.current || !plot.current || row < 0) return;
    scroller.current.scrollTo({ top: scrollToRow(rows, row, scroller.current.scrollTop, height) });
    toldAt.current = scroller.current.scrollTop;
    const { from, to } = view.getWindow();
    moving.current = true;
    if (next.time < from || next.time > to) view.panBy(next.time - (from + to) / 2);
    moving.current = false;
    const box = plot.current.getBoundingClientRect();
    const x = box.left + project(view.projection(width), next.time);
    setTold({ ...next, x, y: box.top + (row + 0.5) * rows.height });
    const readout = spoken && readoutAt(chart, next);
    if (readout) announce([readout.name, readout.time, ...readout.lines.map(({ text }) => text)].join('. '));
  };

  const act = (key: ChartKey) => {
    const { from, to } = view.getWindow();
    const first = rowsInView(rows, scroller.current?.scrollTop ?? 0, height).first;
    const row = cursor ? ids.indexOf(cursor.laneId) : -1;
    const time = cursor?.time ?? (from + to) / 2;
    const toRow = (wanted: number) => {
      const laneId = ids[Math.min(Math.max(wanted, 0), ids.length - 1)];
      if (laneId !== undefined) mark({ laneId, time }, true);
    };
    const lane = timeline.store.lane(ids[row < 0 ? first : row] ?? '');
    switch (key.do) {
      case 'pan':
        view.panStep(key.steps);
        break;
      case 'row':
        toRow(row < 0 ? first : row + key.by);
        break;
      case 'first-row':
        toRow(0);
        break;
      case 'last-row':
        toRow(ids.length - 1);
        break;
      case 'event': {
        const next = lane && nextEventTime(lane, time, key.direction);
        if (lane && next !== undefined) mark({ laneId: lane.id, time: next }, true);
        else announce(key.direction === 1 ? 'No later event in this lane' : 'No earlier event in this lane');
        break;
      }
      case 'open':
        if (row >= 0 && lane) void navigate(chart.laneHref(lane.id));
        break;
      case 'clear':
        setTold(undefined);
        onCursor(undefined);
        break;
    }
  };

  return {
    /** Where to tell it, and what; read anew with every drawing, as a lane may be loaded meanwhile. */
    readout: told && { words: readoutAt(chart, told), x: told.x, y: told.y },
    /** The row that stands out; -1 for none. */
    row: ids.indexOf((told ?? cursor)?.laneId ?? ''),
    isMarked: told === undefined || told.laneId === cursor?.laneId,
    hush: () => setTold(undefined),
    /** The lanes were scrolled, by the reader or for the cursor's sake. */
    onScroll: () => {
      // The event comes a frame later: by then the next key may have told of a place that is still right.
      if (scroller.current?.scrollTop !== toldAt.current) setTold(undefined);
    },
    /** @returns the place under the pointer */
    point: (event: PointerEvent | undefined): Cursor | undefined => {
      const place = event && placeOf(event);
      toldAt.current = scroller.current?.scrollTop;
      setTold(event && place && { ...place, x: event.clientX, y: event.clientY });
      return place;
    },
    click: (event: PointerEvent) => {
      const place = placeOf(event);
      if (place) mark(place, false);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const page = Math.max(1, Math.floor(height / rows.height) - 1);
      const key = chartKey(event, page);
      if (!key || ids.length === 0) return;
      event.preventDefault();
      act(key);
    },
  };
}

function readoutAt({ source, view, width, zone, live }: ChartCursor, place: Cursor): Readout | undefined {
  const { timeline, extent } = source;
  const lane = timeline.store.lane(place.laneId);
  if (!lane) return undefined;
  const shape = timeline.shapeOf(lane, extent);
  const reach = durationOf(view.projection(width), REACH);
  return readoutOf({ store: timeline.store, lane, shape, time: place.time, reach, zone, live });
}
