import { openEndOf } from '../data/lane-shapes.ts';
import type { TimelineStore } from '../data/store.ts';
import { type LaneAt, laneAt, type SessionTimes } from './lane-at.ts';

/** The state of a whole session at one moment. Lanes stand in the order of the store. */
export interface StateAt {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly in: readonly LaneAt[];
  readonly publishing: readonly LaneAt[];
  /** Of whom it is not known whether they were there. */
  readonly unknown: readonly LaneAt[];
  /** Error events within a minute to both sides, by time. */
  readonly errors: readonly ErrorAt[];
}

export interface ErrorAt {
  readonly at: LaneAt;
  /** Position among the lane's events. */
  readonly event: number;
  readonly time: number;
}

/** Lanes read between two turns of the page. */
const LANES_A_STEP = 32;

/** Keeps what each lane did at the moment, so that a change costs what changed and not the whole session. */
export class StateBook {
  #time = Number.NaN;
  #kept = new Map<string, { at: LaneAt; end: number; listedUntil: number | undefined }>();

  /** Reads the state; may be left between two steps and begun anew, which keeps what was read. */
  *read(store: TimelineStore, times: SessionTimes, time: number): Generator<undefined, StateAt> {
    if (time !== this.#time) this.#kept = new Map();
    this.#time = time;
    const state = {
      time,
      in: [] as LaneAt[],
      publishing: [] as LaneAt[],
      unknown: [] as LaneAt[],
      errors: [] as ErrorAt[],
    };
    let read = 0;
    for (const id of store.ids) {
      const lane = store.lane(id);
      if (!lane) continue;
      const end = openEndOf(lane, times.extent);
      // How far the list is known says something only of whom the moment is behind what is loaded.
      const isBehind = lane.load.asOf !== undefined && time > lane.load.asOf;
      const listedUntil = isBehind ? times.listedUntil : undefined;
      let kept = this.#kept.get(id);
      if (!kept || kept.at.lane !== lane || kept.end !== end || kept.listedUntil !== listedUntil) {
        kept = { at: laneAt(lane, times, time), end, listedUntil };
        this.#kept.set(id, kept);
        read += 1;
        if (read % LANES_A_STEP === 0) yield;
      }
      const { at } = kept;
      if (at.presence === 'in') state.in.push(at);
      if (at.presence === 'unknown') state.unknown.push(at);
      if (at.publishing) state.publishing.push(at);
      for (const event of at.errors) state.errors.push({ at, event, time: lane.events.times[event] ?? time });
    }
    state.errors.sort((a, b) => a.time - b.time);
    return state;
  }
}
