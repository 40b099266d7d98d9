import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import { isErrorKind } from './event-kind.ts';
import { type LaneEvents, NO_EVENTS } from './lane-events.ts';
import type { TimelineStore } from './store.ts';

/** How many events and errors there were, by equal steps of time from the session's start. */
export interface Activity {
  /** Milliseconds since the epoch. */
  readonly start: number;
  /** Milliseconds; AWS's own resolution of a second unless the session is very long. */
  readonly step: number;
  readonly events: Uint32Array;
  readonly errors: Uint32Array;
}

const SECOND = 1000;
/** Steps kept at most: a day and a half by the second. */
const MOST_STEPS = 1 << 17;

/**
 * Counts events by time over all lanes, change by change: with ten thousand lanes coming one after the other, each
 * costs what came.
 */
export class ActivityBook {
  readonly #counted = new Map<string, LaneEvents>();
  #activity: Activity | undefined;
  #version = 0;

  /**
   * @param from start of the session, milliseconds since the epoch
   * @param to end of what is known of it
   * @returns the same object until something in it changed
   */
  of(store: TimelineStore, from: number, to: number): Activity {
    const step = Math.max(1, Math.ceil((to - from) / SECOND / MOST_STEPS)) * SECOND;
    const length = Math.max(1, Math.floor((to - from) / step) + 1);
    const held = this.#activity;
    const fits = held?.start === from && held.step === step && held.events.length <= length;
    const known = fits ? held.events.length : 0;
    if (fits && this.#version === store.version && known === length) return held;
    if (!fits) this.#counted.clear();
    const activity: Activity = {
      start: from,
      step,
      events: withRoom(fits ? held.events : undefined, length),
      errors: withRoom(fits ? held.errors : undefined, length),
    };
    // What was beyond the end was not counted, and may be within it now.
    if (known < length) for (const events of this.#counted.values()) count(activity, events, 1, known);
    // Who has left the list is among those that changed.
    for (const id of fits ? store.changedSince(this.#version).lanes : store.ids)
      this.#recount(activity, id, store.lane(id)?.events ?? NO_EVENTS);
    this.#version = store.version;
    return (this.#activity = activity);
  }

  #recount(activity: Activity, id: string, events: LaneEvents): void {
    const before = this.#counted.get(id) ?? NO_EVENTS;
    if (before === events) return;
    count(activity, before, -1);
    count(activity, events, 1);
    this.#counted.set(id, events);
  }
}

function withRoom(held: Uint32Array | undefined, length: number): Uint32Array {
  if (held?.length === length) return held;
  const longer = new Uint32Array(length);
  if (held) longer.set(held);
  return longer;
}

/** @param first step from which on events are counted; those before it are passed over */
function count({ start, step, events, errors }: Activity, lane: LaneEvents, by: number, first = 0): void {
  const { times, kinds } = lane;
  for (let i = lane.count - 1; i >= 0; i -= 1) {
    const at = Math.floor(((times[i] ?? 0) - start) / step);
    if (at < first) return;
    if (at >= events.length) continue;
    events[at] = (events[at] ?? 0) + by;
    if (isErrorKind(kinds[i] ?? 0)) errors[at] = (errors[at] ?? 0) + by;
  }
}

/**
 * The stretches between two events in which there was none. Presence alone is no event: a night in which people stayed
 * connected and nothing changed is a gap. What comes before the first event and after the last is none.
 */
export function gapsIn({ start, step, events }: Activity): readonly TimeWindow[] {
  const gaps: TimeWindow[] = [];
  let last = -1;
  for (let at = 0; at < events.length; at += 1) {
    if (events[at] === 0) continue;
    if (last >= 0 && at - last > 1) gaps.push({ from: start + (last + 1) * step, to: start + at * step });
    last = at;
  }
  return gaps;
}
