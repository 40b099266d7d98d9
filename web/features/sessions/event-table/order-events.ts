import type { LaneEvents } from '../timeline/data/lane-events.ts';

/** Kinds are below this: a time and a kind make one key. */
const KINDS = 16;
/** Drawers at most, four bytes each while events are put in order: four and a half hours by the second, kind by kind. */
const DRAWERS = 1 << 18;
const SECOND = 1000;

/** How events are laid into drawers by their time and kind. */
interface Drawers {
  readonly count: number;
  /** Whether those in one drawer are of one instant and one kind. */
  readonly exact: boolean;
  of(time: number, kind: number): number;
}

/**
 * Puts the events of all lanes in order: by instant, then by kind, then as they are counted through, lane after lane.
 * They are counted by drawers and then laid into them one after the other, which needs no more memory than the answer
 * and the counts: sorting keys would hold five times as much of a great session for as long as it takes.
 * @param offsets where the events of each lane begin when all are counted through
 * @param step events between two turns
 */
export function* orderEvents(
  lanes: readonly LaneEvents[],
  offsets: Uint32Array,
  step: number,
): Generator<undefined, Uint32Array<ArrayBuffer>> {
  const order = new Uint32Array(offsets[lanes.length] ?? 0);
  const drawers = yield* drawersFor(lanes, step);
  // Where the next event of each drawer goes; in the end, where the drawer ends.
  const next = new Uint32Array(drawers.count);
  let number = 0;
  for (const { times, kinds, count } of lanes) {
    for (let event = 0; event < count; event += 1) {
      const drawer = drawers.of(times[event] ?? 0, kinds[event] ?? 0);
      next[drawer] = (next[drawer] ?? 0) + 1;
      number += 1;
      if (number % step === 0) yield;
    }
  }
  let begin = 0;
  next.forEach((count, drawer) => {
    next[drawer] = begin;
    begin += count;
  });
  yield;
  number = 0;
  for (const { times, kinds, count } of lanes) {
    for (let event = 0; event < count; event += 1) {
      const drawer = drawers.of(times[event] ?? 0, kinds[event] ?? 0);
      const place = next[drawer] ?? 0;
      order[place] = number;
      next[drawer] = place + 1;
      number += 1;
      if (number % step === 0) yield;
    }
  }
  if (!drawers.exact) yield* sortWithin(order, next, lanes, offsets, step);
  return order;
}

function* drawersFor(lanes: readonly LaneEvents[], step: number): Generator<undefined, Drawers> {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let whole = true;
  let looked = 0;
  for (const { times, count } of lanes) {
    if (count === 0) continue;
    first = Math.min(first, times[0] ?? first);
    last = Math.max(last, times[count - 1] ?? last);
    whole &&= times.every((time) => time % SECOND === 0);
    looked += count;
    if (looked < step) continue;
    looked = 0;
    yield;
  }
  if (first > last) return { count: 1, exact: true, of: () => 0 };
  const seconds = Math.floor((last - first) / SECOND) + 1;
  if (whole && seconds * KINDS <= DRAWERS)
    return {
      count: seconds * KINDS,
      exact: true,
      of: (time, kind) => ((time - first) / SECOND) * KINDS + kind,
    };
  const width = (last - first + 1) / DRAWERS;
  return {
    count: DRAWERS,
    exact: false,
    of: (time) => Math.min(Math.floor((time - first) / width), DRAWERS - 1),
  };
}

/** Sorts what lies in each drawer. @param ends of the drawers */
function* sortWithin(
  order: Uint32Array,
  ends: Uint32Array,
  lanes: readonly LaneEvents[],
  offsets: Uint32Array,
  step: number,
): Generator<undefined, void> {
  let begin = 0;
  let sorted = 0;
  for (const end of ends) {
    const drawer = order.subarray(begin, end);
    if (drawer.length > 1) yield* sortDrawer(drawer, lanes, offsets, step);
    sorted += drawer.length + 1;
    begin = end;
    if (sorted < step) continue;
    sorted = 0;
    yield;
  }
}

/** Sorts the events of one drawer; more than a step of them in runs that are merged, so that the page has its turns. */
function* sortDrawer(
  drawer: Uint32Array,
  lanes: readonly LaneEvents[],
  offsets: Uint32Array,
  step: number,
): Generator<undefined, void> {
  const { length } = drawer;
  const times = new Float64Array(length);
  const kinds = new Uint8Array(length);
  // They lie lane after lane.
  let lane = laneOf(offsets, drawer[0] ?? 0);
  for (let i = 0; i < length; i += 1) {
    const number = drawer[i] ?? 0;
    while ((offsets[lane + 1] ?? Number.POSITIVE_INFINITY) <= number) lane += 1;
    const event = number - (offsets[lane] ?? 0);
    times[i] = lanes[lane]?.times[event] ?? 0;
    kinds[i] = lanes[lane]?.kinds[event] ?? 0;
    if (i % step === step - 1) yield;
  }
  const compare = (a: number, b: number) =>
    (times[a] ?? 0) - (times[b] ?? 0) || (kinds[a] ?? 0) - (kinds[b] ?? 0) || a - b;
  let places = Uint32Array.from(times, (_, i) => i);
  for (let from = 0; from < length; from += step) {
    places.subarray(from, from + step).sort(compare);
    if (from + step < length) yield;
  }
  let spare = new Uint32Array(length > step ? length : 0);
  for (let run = step; run < length; run *= 2) {
    for (let from = 0; from < length; from += 2 * run)
      yield* merge(places, spare, from, from + run, from + 2 * run, step, compare);
    [places, spare] = [spare, places];
  }
  const before = drawer.slice();
  places.forEach((place, i) => (drawer[i] = before[place] ?? 0));
}

/** The lane of an event, by its number when all are counted through. */
export function laneOf(offsets: Uint32Array, number: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle + 1] ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Merges two sorted runs into another array, at the same place. */
function* merge(
  from: Uint32Array,
  to: Uint32Array,
  start: number,
  between: number,
  end: number,
  step: number,
  compare: (a: number, b: number) => number,
): Generator<undefined, void> {
  const middle = Math.min(between, from.length);
  const stop = Math.min(end, from.length);
  let a = start;
  let b = middle;
  for (let i = start; i < stop; i += 1) {
    const takesFirst = b >= stop || (a < middle && compare(from[a] ?? 0, from[b] ?? 0) <= 0);
    to[i] = (takesFirst ? from[a] : from[b]) ?? 0;
    if (takesFirst) a += 1;
    else b += 1;
    if (i % step === step - 1) yield;
  }
}
