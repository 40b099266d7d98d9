import { EVENT_KINDS, kindOfEvent } from '#web/components/event-kind.ts';
import { isErrorKind, KIND, nameOf } from '../timeline/data/event-kind.ts';
import { CODE_MASK } from '../timeline/data/lane-events.ts';
import type { TimelineStore } from '../timeline/data/store.ts';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import { type EventFilter, isFiltering } from './event-filter.ts';
import type { EventIndex, EventPlace } from './event-index.ts';

/** For each number of a kind, which of the kinds of the filter it is. */
const KIND_NUMBERS = Object.values(KIND).toSorted((a, b) => a - b);
const FILTER_KIND = Uint8Array.from(KIND_NUMBERS, (kind) => EVENT_KINDS.indexOf(kindOfEvent(nameOf(kind))));

/** Those events of an index that pass a filter, in its order. */
export class FilteredEvents {
  readonly index: EventIndex;
  /** Positions in the index; undefined where the filter leaves all. */
  readonly #positions: Uint32Array | undefined;

  constructor(index: EventIndex, positions: Uint32Array | undefined) {
    this.index = index;
    this.#positions = positions;
  }

  get count(): number {
    return this.#positions?.length ?? this.index.count;
  }

  place(position: number): EventPlace {
    return this.index.place(this.#inIndex(position));
  }

  time(position: number): number {
    return this.index.time(this.#inIndex(position));
  }

  /** The events of a window, both of its edges included, by binary search. */
  within({ from, to }: TimeWindow): { first: number; end: number } {
    return { first: this.#firstFrom((time) => time >= from), end: this.#firstFrom((time) => time > to) };
  }

  #inIndex(position: number): number {
    return this.#positions ? (this.#positions[position] ?? 0) : position;
  }

  #firstFrom(holds: (time: number) => boolean): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(this.time(middle))) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Applies a filter to an index, piece by piece. */
export function* filterEvents(
  index: EventIndex,
  store: TimelineStore,
  filter: EventFilter,
): Generator<undefined, FilteredEvents> {
  if (!isFiltering(filter)) return new FilteredEvents(index, undefined);
  const wanted = new Set(filter.kinds.map((kind) => EVENT_KINDS.indexOf(kind)));
  const people = peopleOf(index, store, filter.person.trim().toLowerCase());
  const positions = yield* index.positions((lane, event) => {
    const events = index.lanes[lane];
    const kind = events?.kinds[event] ?? KIND.OTHER;
    if (wanted.size > 0 && !wanted.has(FILTER_KIND[kind] ?? -1)) return false;
    if (filter.errorsOnly && !isErrorKind(kind) && ((events?.codes[event] ?? 0) & CODE_MASK) === 0)
      return false;
    return !people || people.lanes.has(lane) || people.subjects.has(events?.subjects[event] ?? 0);
  });
  return new FilteredEvents(index, positions);
}

/** Whoever has a text in the user id or the participant id: as lanes of the index, and as subjects of events. */
function peopleOf(
  index: EventIndex,
  store: TimelineStore,
  text: string,
): { lanes: ReadonlySet<number>; subjects: ReadonlySet<number> } | undefined {
  if (text === '') return undefined;
  const matches = (id: string) =>
    id.toLowerCase().includes(text) ||
    (store.lane(id)?.participant.userId ?? '').toLowerCase().includes(text);
  const lanes = new Set<number>();
  index.ids.forEach((id, lane) => {
    if (matches(id)) lanes.add(lane);
  });
  const subjects = new Set<number>();
  for (const id of store.ids) if (matches(id)) subjects.add(store.subjects.number(id));
  return { lanes, subjects };
}
