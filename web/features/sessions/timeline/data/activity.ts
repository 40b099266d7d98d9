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
    const fits = held?.start === from && held.step === step;
    if (fits && this.#version === store.version && held.events.length === length) return held;
    const changed = fits ? store.changedSince(this.#version) : undefined;
    if (!fits) this.#counted.clear();
    // What is beyond the end is not counted, and may be within it now.
    const anew = !fits || held.events.length !== length;
    if (anew) this.#counted.clear();
    const activity: Activity = {
      start: from,
      step,
      events: anew ? new Uint32Array(length) : held.events,
      errors: anew ? new Uint32Array(length) : held.errors,
    };
    if (anew || !changed) this.#dropUnlisted(store, activity);
    for (const id of (anew ? undefined : changed) ?? store.ids) {
      const events = store.lane(id)?.events ?? NO_EVENTS;
      this.#recount(activity, id, events);
    }
    this.#version = store.version;
    return (this.#activity = activity);
  }

  #dropUnlisted(store: TimelineStore, activity: Activity): void {
    for (const id of this.#counted.keys()) {
      if (!store.lane(id)) this.#recount(activity, id, NO_EVENTS);
    }
  }

  #recount(activity: Activity, id: string, events: LaneEvents): void {
    const before = this.#counted.get(id) ?? NO_EVENTS;
    if (before === events) return;
    count(activity, before, -1);
    count(activity, events, 1);
    this.#counted.set(id, events);
  }
}

function count({ start, step, events, errors }: Activity, lane: LaneEvents, by: number): void {
  const { times, kinds } = lane;
  for (let i = 0; i < lane.count; i += 1) {
    const at = Math.floor(((times[i] ?? 0) - start) / step);
    if (at < 0 || at >= events.length) continue;
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
