import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import { OPEN_END } from './intervals.ts';
import type { LaneShapes, SessionExtent } from './lane-shapes.ts';
import type { TimelineStore } from './store.ts';

/**
 * From when the last publisher stopped to the end of the session, which AWS ends some minutes later: no fault, though
 * nobody publishes. Undefined while somebody publishes, where nobody ever did, and as long as the events of a publisher
 * are not loaded.
 * @param knownUntil end of what is known of the session, milliseconds since the epoch
 */
export function idleTailOf(
  store: TimelineStore,
  shapes: LaneShapes,
  extent: SessionExtent,
  knownUntil: number,
): TimeWindow | undefined {
  if (!store.complete) return undefined;
  let last = Number.NEGATIVE_INFINITY;
  // Publishers come first in the list.
  for (const id of store.ids) {
    const lane = store.lane(id);
    if (!lane || lane.participant.published !== true) break;
    const shape = shapes.of(lane, extent);
    if (!shape) return undefined;
    const { publishing } = shape;
    if (publishing.count === 0) continue;
    if (((publishing.flags[publishing.count - 1] ?? 0) & OPEN_END) !== 0) return undefined;
    last = Math.max(last, publishing.ends[publishing.count - 1] ?? last);
  }
  return last < knownUntil && last > Number.NEGATIVE_INFINITY ? { from: last, to: knownUntil } : undefined;
}
