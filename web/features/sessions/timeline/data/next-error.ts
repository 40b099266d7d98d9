import { firstAbove, firstAtLeast } from '../geometry/search.ts';
import { isErrorKind } from './event-kind.ts';
import type { LaneRow } from './lane-row.ts';
import type { TimelineStore } from './store.ts';

export interface ErrorPlace {
  readonly row: number;
  readonly laneId: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/**
 * The next or previous error among all rows: by time, at one instant by row. A row whose entries follow it is passed
 * over for them.
 * @param row the row to go on from; -1 for none
 * @param time the instant to go on from, milliseconds since the epoch
 */
export function nextError(
  store: TimelineStore,
  rows: readonly LaneRow[],
  row: number,
  time: number,
  direction: -1 | 1,
): ErrorPlace | undefined {
  let best: ErrorPlace | undefined;
  rows.forEach(({ ids, kind, expanded }, at) => {
    if (kind === 'viewers' || expanded === true) return;
    for (const id of ids) {
      const events = store.lane(id)?.events;
      if (!events) continue;
      const { times, kinds } = events;
      // At the instant itself only rows that come later in this direction.
      const later = direction === 1 ? at > row : at < row;
      let i: number;
      if (direction === 1) i = later ? firstAtLeast(times, time) : firstAbove(times, time);
      else i = (later ? firstAbove(times, time) : firstAtLeast(times, time)) - 1;
      for (; i >= 0 && i < times.length; i += direction) {
        const found = times[i] ?? 0;
        if (best && direction * (found - best.time) > 0) break;
        if (!isErrorKind(kinds[i] ?? 0)) continue;
        const better = !best || found !== best.time || direction === -1;
        if (better) best = { row: at, laneId: id, time: found };
        break;
      }
    }
  });
  return best;
}
