import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import type { SessionExtent } from './lane-shapes.ts';
import type { SessionTimeline } from './session-timeline.ts';

/** From the first moment of some participants' lanes to the last; undefined while none of them is loaded. */
export function activityOf(
  timeline: SessionTimeline,
  ids: readonly string[],
  extent: SessionExtent,
): TimeWindow | undefined {
  let [from, to] = [Infinity, -Infinity];
  for (const id of ids) {
    const lane = timeline.store.lane(id);
    const shape = lane && timeline.shapeOf(lane, extent);
    if (!shape) continue;
    const { times } = lane.events;
    const { starts, ends } = shape.presence;
    from = Math.min(from, times[0] ?? from, starts[0] ?? from);
    to = Math.max(to, times.at(-1) ?? to, ends.at(-1) ?? to);
  }
  return from <= to ? { from, to } : undefined;
}
