import { useEffect } from 'react';
import type { SessionTimeline } from './data/session-timeline.ts';
import type { RowRange } from './geometry/lane-rows.ts';

/** Scrolling passes lanes that nobody reads: loading waits until it rests this long. */
const REST_MS = 120;

interface LaneLoading {
  timeline: SessionTimeline;
  ids: readonly string[];
  /** The rows in view. */
  rows: RowRange;
  /** Whether the timeline is on screen at all. */
  onScreen: boolean;
  /** Somebody asked for all lanes, looked at or not. */
  all: boolean;
}

/** Has the lanes in view loaded, and no others unless asked. */
export function useLaneLoading({ timeline, ids, rows, onScreen, all }: LaneLoading): void {
  const { first, end } = rows;
  useEffect(() => {
    const timer = setTimeout(() => {
      timeline.look(onScreen ? ids.slice(first, end) : [], all ? timeline.store.ids : []);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [timeline, ids, first, end, onScreen, all]);
}
