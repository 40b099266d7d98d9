import { type LaneEvents, NO_EVENTS } from '../timeline/data/lane-events.ts';
import type { TimelineStore } from '../timeline/data/store.ts';
import { laneOf, orderEvents } from './order-events.ts';

/** Events put in order between two turns of the page, and those that a filter looks at. */
const STEP = 32_768;
const FILTER_STEP = 8_192;
/** One event by its place: which lane of the index, and which event of that lane. */
export interface EventPlace {
  readonly lane: number;
  readonly event: number;
}

/**
 * All loaded events of some lanes in one order: by instant, then by kind (`KIND` is the stated order within a second),
 * then as the lanes stand. Numbers only, four bytes an event: of a million no object is made but those that are drawn.
 */
export class EventIndex {
  readonly ids: readonly string[];
  readonly lanes: readonly LaneEvents[];
  /** Lanes whose events are loaded, and in here. */
  readonly loadedLanes: number;
  /** Events that AWS sent without a time: they have no place in the order. */
  readonly undated: number;
  /** Where the events of a lane begin when all are counted through, lane after lane. */
  readonly #offsets: Uint32Array;
  /** Events, counted through, in order. */
  readonly #order: Uint32Array;

  constructor(
    ids: readonly string[],
    lanes: readonly LaneEvents[],
    { loadedLanes, undated }: { loadedLanes: number; undated: number },
    offsets: Uint32Array,
    order: Uint32Array,
  ) {
    this.ids = ids;
    this.lanes = lanes;
    this.loadedLanes = loadedLanes;
    this.undated = undated;
    this.#offsets = offsets;
    this.#order = order;
  }

  get count(): number {
    return this.#order.length;
  }

  /** @param position in the order, from 0 */
  place(position: number): EventPlace {
    const number = this.#order[position] ?? 0;
    const lane = laneOf(this.#offsets, number);
    return { lane, event: number - (this.#offsets[lane] ?? 0) };
  }

  /**
   * The positions of those events that pass. Events are looked at lane after lane, without looking for the lane of each.
   * @param passes told the lane, as a place in `lanes`, and the event of it
   */
  *positions(passes: (lane: number, event: number) => boolean): Generator<undefined, Uint32Array> {
    const flags = new Uint8Array(this.count);
    let number = 0;
    let passing = 0;
    for (const [lane, { count }] of this.lanes.entries()) {
      for (let event = 0; event < count; event += 1) {
        if (passes(lane, event)) {
          flags[number] = 1;
          passing += 1;
        }
        number += 1;
        if (number % FILTER_STEP === 0) yield;
      }
    }
    const found = new Uint32Array(passing);
    let count = 0;
    for (let position = 0; position < this.count; position += 1) {
      if (flags[this.#order[position] ?? 0] === 1) {
        found[count] = position;
        count += 1;
      }
      if (position % STEP === STEP - 1) yield;
    }
    return found;
  }

  /** Milliseconds since the epoch. */
  time(position: number): number {
    const { lane, event } = this.place(position);
    return this.lanes[lane]?.times[event] ?? 0;
  }
}

/**
 * Puts the loaded events of lanes in order, piece by piece.
 * @param step events between two turns
 */
export function* indexEvents(
  store: TimelineStore,
  ids: readonly string[],
  step = STEP,
): Generator<undefined, EventIndex> {
  let undated = 0;
  let loadedLanes = 0;
  const lanes = ids.map((id) => {
    const lane = store.lane(id);
    // A part of a lane's events may mislead: it is in the table once all of them are there, as in the picture.
    if (!lane || lane.load.asOf === undefined) return NO_EVENTS;
    undated += lane.undated;
    loadedLanes += 1;
    return lane.events;
  });
  const offsets = new Uint32Array(lanes.length + 1);
  lanes.forEach((events, i) => (offsets[i + 1] = (offsets[i] ?? 0) + events.count));
  const order = yield* orderEvents(lanes, offsets, step);
  return new EventIndex(ids, lanes, { loadedLanes, undated }, offsets, order);
}
