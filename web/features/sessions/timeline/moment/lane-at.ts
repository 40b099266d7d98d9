import { deriveLane, type LaneShape } from '../data/derive.ts';
import { type Intervals, OPEN_END, OPEN_START } from '../data/intervals.ts';
import { firstJoinOf, openEndOf, type SessionExtent } from '../data/lane-shapes.ts';
import type { Lane } from '../data/store.ts';
import { firstAbove, firstAtLeast } from '../geometry/search.ts';

/** How far to both sides of a moment an error counts as being about it, in milliseconds. */
export const ERROR_REACH_MS = 60_000;

/** Something that was going on. */
export interface Going {
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** When it began is not recorded: at the latest at `since`. */
  readonly openStart: boolean;
  /** When it ended is not recorded. On a live session it goes on. */
  readonly openEnd: boolean;
}

export interface Received extends Going {
  /** The publisher, as a number of the store's table of subjects. */
  readonly subject: number;
}

/** What one participant did at one moment. */
export interface LaneAt {
  readonly lane: Lane;
  /** `unknown`: its events are not loaded, or were loaded before that moment. Never a guess. */
  readonly presence: 'in' | 'out' | 'unknown';
  readonly present: Going | undefined;
  readonly publishing: Going | undefined;
  readonly receives: readonly Received[];
  /** Positions, among the lane's events, of errors within `ERROR_REACH_MS`. */
  readonly errors: readonly number[];
}

/** What of a session does not come from its lanes. */
export interface SessionTimes {
  readonly extent: SessionExtent;
  /** Up to when the list of participants is known, milliseconds since the epoch. */
  readonly listedUntil: number;
}

const NONE: readonly never[] = [];

/**
 * What a participant did at a moment. Something goes on from the second of its beginning to before that of its end.
 * @param time milliseconds since the epoch
 */
export function laneAt(lane: Lane, { extent, listedUntil }: SessionTimes, time: number): LaneAt {
  const joined = firstJoinOf(lane);
  const nothing = { lane, present: undefined, publishing: undefined, receives: NONE, errors: NONE };
  // It is never there before its first join, whatever else is known.
  if (lane.load.asOf === undefined)
    return { ...nothing, presence: joined !== undefined && joined > time ? 'out' : 'unknown' };
  if (isBeforeAll(lane, joined, time)) return { ...nothing, presence: 'out' };

  const shape = deriveLane(lane.events, joined, openEndOf(lane, extent));
  const errors = errorsNear(shape, time);
  const live = extent.end === undefined;
  const knownUntil = extent.end ?? lane.load.asOf;
  if (time > knownUntil && live) {
    const gone = lane.participant.state === 'DISCONNECTED' && time <= listedUntil && !isOpen(shape.presence);
    return { ...nothing, errors, presence: gone ? 'out' : 'unknown' };
  }
  const present = goingOn(shape.presence, time, live);
  const receives: Received[] = [];
  shape.subscriptions.subjects.forEach((subject, i) => {
    const { offsets } = shape.subscriptions;
    const going = goingOn(shape.subscriptions, time, live, offsets[i], offsets[i + 1]);
    if (going) receives.push({ ...going, subject });
  });
  return {
    lane,
    presence: present ? 'in' : 'out',
    present,
    publishing: goingOn(shape.publishing, time, live),
    receives,
    errors,
  };
}

/** Most lanes of a long session begin after a moment: they need not be read. */
function isBeforeAll({ events }: Lane, joined: number | undefined, time: number): boolean {
  const first = events.times[0] ?? Number.POSITIVE_INFINITY;
  return Math.min(first, joined ?? first) > time && first > time + ERROR_REACH_MS;
}

/**
 * @param live what has no end is then known to go on up to its end, that instant included
 */
function goingOn(
  intervals: Intervals,
  time: number,
  live: boolean,
  from = 0,
  to = intervals.count,
): Going | undefined {
  const i = firstAbove(intervals.starts, time, from, to) - 1;
  if (i < from) return undefined;
  const end = intervals.ends[i] ?? 0;
  const flags = intervals.flags[i] ?? 0;
  const openEnd = (flags & OPEN_END) !== 0;
  if (time > end || (time === end && !(openEnd && live))) return undefined;
  return { since: intervals.starts[i] ?? 0, openStart: (flags & OPEN_START) !== 0, openEnd };
}

function isOpen({ flags, count }: Intervals): boolean {
  return count > 0 && ((flags[count - 1] ?? 0) & OPEN_END) !== 0;
}

function errorsNear({ errors }: LaneShape, time: number): readonly number[] {
  const from = firstAtLeast(errors.times, time - ERROR_REACH_MS);
  const to = firstAbove(errors.times, time + ERROR_REACH_MS, from);
  return from === to ? NONE : [...errors.events.subarray(from, to)];
}
