import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { useNavigate } from 'react-router';
import { announce } from '#web/ui/announcer.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { type ChartKey, chartKey, nextEventTime } from './chart-keys.ts';
import { idsOfPerson, type LaneRow, type RowIndex } from './data/lane-row.ts';
import { nextError } from './data/next-error.ts';
import { type LaneRows, rowAt, rowsInView, scrollToRow } from './geometry/lane-rows.ts';
import { durationOf, project, unproject } from '#web/components/time-axis/projection.ts';
import type { LaneSource } from './paint/paint-lanes.ts';
import { type Readout, type ReadoutClocks, readoutOfRow } from './readout.ts';
import type { Cursor, TimelineView, ViewChange } from './timeline-view.ts';

/** CSS pixels around a point within which a mark counts as pointed at. */
const REACH = 6;

interface ChartCursor {
  source: LaneSource;
  index: RowIndex;
  view: TimelineView;
  rows: LaneRows;
  plot: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
  /** Width of the plot and height of the lanes in view, CSS pixels. */
  width: number;
  height: number;
  clocks: ReadoutClocks;
  laneHref: (laneId: string) => string;
  onExpand: (key: string) => void;
  onPin: (ids: readonly string[]) => void;
  cursor: Cursor | undefined;
  onCursor: (cursor: Cursor | undefined) => void;
}

/** A place that is told of; `x` and what tells its height are CSS pixels of the window. */
type Told = Cursor & { x: number } & (
    | {
        /** Marked, by a key or a click: it stays with its row. */
        marked: true;
        /** The top of the plot, and how far it was scrolled. */
        top: number;
        scrolled: number;
      }
    | {
        /** What the pointer rests over, as long as that is the same row. */
        marked: false;
        y: number;
        row: number;
      }
  );

/** What the pointer rests over and what the keyboard has marked: both are told of by the read-out. */
export function useChartCursor(chart: ChartCursor) {
  const { source, index, view, rows, plot, scroller, width, height, cursor, onCursor } = chart;
  const { store } = source.timeline;
  const [told, setTold] = useState<Told>();
  // Whether something may be told of: with nothing to take back, a movement leaves React alone.
  const mayBeTold = useRef(false);
  const tell = (next: Told | undefined) => {
    if (next === undefined && !mayBeTold.current) return;
    mayBeTold.current = next !== undefined;
    setTold(next);
  };
  const moving = useRef(false);
  // How far the lanes were scrolled when something was told of.
  const toldAt = useRef<number>(undefined);
  // A place whose person was pinned, or no longer is: its row has yet to move.
  const moved = useRef<Cursor>(undefined);
  const navigate = useNavigate();

  const xOf = (time: number) =>
    (plot.current?.getBoundingClientRect().left ?? 0) + project(view.projection(width), time);

  // What is told of stands at a place of the screen: when somebody moves the lanes under it, it is wrong until told
  // anew. What the keys have marked stays told of while a session grows, or its quiet gaps are folded as they are found.
  const follow = useEffectEvent((change: ViewChange) => {
    if (change === 'bounds' || moving.current || !mayBeTold.current) return;
    mayBeTold.current = change === 'learnt';
    setTold((told) => (change === 'learnt' && told?.marked ? { ...told, x: xOf(told.time) } : undefined));
  });
  useEffect(() => view.subscribe((change) => follow(change)), [view]);

  const placeOf = (event: PointerEvent): Cursor | undefined => {
    const box = plot.current?.getBoundingClientRect();
    const at = box && rowAt(rows, event.clientY - box.top);
    const row = at === undefined ? undefined : source.rows[at];
    if (!box || !row) return undefined;
    return { laneId: row.key, time: unproject(view.projection(box.width), event.clientX - box.left) };
  };

  const mark = (next: Cursor, spoken: boolean) => {
    onCursor(next);
    const at = index.of(next.laneId);
    if (!scroller.current || !plot.current || at < 0) return;
    scroller.current.scrollTo({ top: scrollToRow(rows, at, scroller.current.scrollTop, height) });
    toldAt.current = scroller.current.scrollTop;
    const { from, to } = view.getWindow();
    moving.current = true;
    if (next.time < from || next.time > to) view.centre(next.time);
    moving.current = false;
    const box = plot.current.getBoundingClientRect();
    tell({ ...next, marked: true, x: xOf(next.time), top: box.top, scrolled: toldAt.current });
    const readout = spoken && readoutAt(chart, next);
    if (readout) announce([readout.name, readout.time, ...readout.lines.map(({ text }) => text)].join('. '));
  };

  const followRow = useEffectEvent(() => {
    if (moved.current) mark(moved.current, false);
    moved.current = undefined;
  });
  useEffect(() => followRow(), [index]);

  const here = () => {
    const { from, to } = view.getWindow();
    return { at: index.of(cursor?.laneId), time: cursor?.time ?? (from + to) / 2 };
  };

  const toError = (direction: -1 | 1) => {
    const { from, to } = view.getWindow();
    const edge = direction === 1 ? from : to;
    const { at, time } = cursor ? here() : { at: direction === 1 ? -1 : source.rows.length, time: edge };
    const found = nextError(store, source.rows, at, time, direction);
    if (found) mark({ laneId: source.rows[found.row]?.key ?? found.laneId, time: found.time }, true);
    else
      announce(
        direction === 1 ? 'No later error in the loaded lanes' : 'No earlier error in the loaded lanes',
      );
  };
  useShortcuts([
    { keys: 'e', label: 'Timeline: next error', run: () => toError(1) },
    { keys: 'E', label: 'Timeline: previous error', run: () => toError(-1) },
  ]);

  const act = (key: ChartKey) => {
    const { at, time } = here();
    const first = rowsInView(rows, scroller.current?.scrollTop ?? 0, height).first;
    const row = source.rows[at < 0 ? first : at];
    const toRow = (wanted: number) => {
      const next = source.rows[Math.min(Math.max(wanted, 0), source.rows.length - 1)];
      if (next) mark({ laneId: next.key, time }, true);
    };
    switch (key.do) {
      case 'pan':
        view.panStep(key.steps);
        break;
      case 'row':
        toRow(at < 0 ? first : at + key.by);
        break;
      case 'first-row':
        toRow(0);
        break;
      case 'last-row':
        toRow(source.rows.length - 1);
        break;
      case 'event': {
        const next = row && nextEventTime(lanesOf(source, row), time, key.direction);
        if (row && next !== undefined) mark({ laneId: row.key, time: next }, true);
        else announce(key.direction === 1 ? 'No later event in this lane' : 'No earlier event in this lane');
        break;
      }
      case 'open':
        if (at < 0 || !row) break;
        if (row.expanded !== undefined) chart.onExpand(row.key);
        else void navigate(chart.laneHref(row.ids[0] ?? ''));
        break;
      case 'expand':
        if (row?.expanded === undefined) announce('There is one entry in this lane');
        else chart.onExpand(row.key);
        break;
      case 'pin':
        if (!row || row.kind === 'viewers') break;
        moved.current = { laneId: row.key, time };
        chart.onPin(idsOfPerson(source.rows, row));
        break;
      case 'clear':
        tell(undefined);
        onCursor(undefined);
        break;
    }
  };

  const y = told && heightOf(told, index.of(told.laneId), rows, height);
  const seen = y === undefined ? undefined : told;
  return {
    /** Where to tell it, and what; read anew with every drawing, as a lane may be loaded meanwhile. */
    readout: seen && y !== undefined ? { words: readoutAt(chart, seen), x: seen.x, y } : undefined,
    /** The row that stands out; -1 for none. */
    row: index.of((seen ?? cursor)?.laneId),
    isMarked: seen === undefined || seen.laneId === cursor?.laneId,
    hush: () => tell(undefined),
    /** The lanes were scrolled, by the reader or for the cursor's sake. */
    onScroll: () => {
      // The event comes a frame later: by then the next key may have told of a place that is still right.
      if (scroller.current?.scrollTop !== toldAt.current) tell(undefined);
    },
    /** @returns the place under the pointer */
    point: (event: PointerEvent | undefined): Cursor | undefined => {
      const place = event && placeOf(event);
      toldAt.current = scroller.current?.scrollTop;
      tell(
        event &&
          place && {
            ...place,
            marked: false,
            x: event.clientX,
            y: event.clientY,
            row: index.of(place.laneId),
          },
      );
      return place;
    },
    click: (event: PointerEvent) => {
      const place = placeOf(event);
      if (place) mark(place, false);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const page = Math.max(1, Math.floor(height / rows.height) - 1);
      const key = chartKey(event, page);
      if (!key || source.rows.length === 0) return;
      event.preventDefault();
      act(key);
    },
  };
}

/**
 * Where what is told of stands now that rows may have moved.
 * @param row the one that shows it; -1 for none
 * @returns CSS pixels of the window; undefined where it is not in view any more, or another row is under the pointer
 */
function heightOf(told: Told, row: number, rows: LaneRows, viewHeight: number): number | undefined {
  if (!told.marked) return row === told.row ? told.y : undefined;
  const y = (row + 0.5) * rows.height;
  return row < 0 || y < told.scrolled || y > told.scrolled + viewHeight ? undefined : told.top + y;
}

/** The lanes of a row one by one; none of the row of all viewers, which has no events of its own. */
function lanesOf({ timeline: { store } }: LaneSource, { kind, ids }: LaneRow) {
  return kind === 'viewers' ? [] : ids.flatMap((id) => store.lane(id) ?? []);
}

function readoutAt(chart: ChartCursor, place: Cursor): Readout | undefined {
  const { source, index, view, width, clocks } = chart;
  const row = source.rows[index.of(place.laneId)];
  const reach = durationOf(view.projection(width), REACH);
  return row && readoutOfRow(source, row, place.time, reach, clocks);
}
