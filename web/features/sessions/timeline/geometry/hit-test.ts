import type { LaneShape, Marks } from '../data/derive.ts';
import type { GroupedIntervals, Intervals } from '../data/intervals.ts';
import { intervalAt } from './pixel-runs.ts';
import { firstAbove, firstAtLeast } from './search.ts';

/** An interval under the pointer. */
export interface HitInterval {
  start: number;
  end: number;
  flags: number;
}

/** What a lane says at one instant. */
export interface LaneHit {
  presence: HitInterval | undefined;
  publishing: HitInterval | undefined;
  /** Remote publishers received at that instant, as numbers of the store's subject table. */
  receivedFrom: readonly number[];
  replicatedTo: readonly number[];
  /** Position, among the lane's events, of the nearest error within reach; -1 when there is none. */
  error: number;
  /** Errors within reach. */
  errorCount: number;
  exchange: number;
}

/**
 * What is under a point of a lane, by binary search: independent of how much there is elsewhere.
 * @param reach milliseconds to both sides within which a mark counts as hit
 */
export function hitLane(shape: LaneShape, time: number, reach: number): LaneHit {
  const errors = marksNear(shape.errors, time, reach);
  return {
    presence: hitInterval(shape.presence, time),
    publishing: hitInterval(shape.publishing, time),
    receivedFrom: subjectsAt(shape.subscriptions, time),
    replicatedTo: subjectsAt(shape.replications, time),
    error: errors.nearest,
    errorCount: errors.count,
    exchange: marksNear(shape.exchanges, time, reach).nearest,
  };
}

function hitInterval(intervals: Intervals, time: number): HitInterval | undefined {
  const i = intervalAt(intervals, time);
  if (i < 0) return undefined;
  return { start: intervals.starts[i] ?? 0, end: intervals.ends[i] ?? 0, flags: intervals.flags[i] ?? 0 };
}

function subjectsAt(groups: GroupedIntervals, time: number): number[] {
  const found: number[] = [];
  groups.subjects.forEach((subject, i) => {
    if (intervalAt(groups, time, groups.offsets[i], groups.offsets[i + 1]) >= 0) found.push(subject);
  });
  return found;
}

function marksNear(marks: Marks, time: number, reach: number): { nearest: number; count: number } {
  const from = firstAtLeast(marks.times, time - reach);
  const to = firstAbove(marks.times, time + reach, from);
  if (from === to) return { nearest: -1, count: 0 };
  const after = firstAtLeast(marks.times, time, from, to);
  const distance = (i: number) =>
    i < from || i >= to ? Number.POSITIVE_INFINITY : Math.abs((marks.times[i] ?? 0) - time);
  const nearest = distance(after - 1) <= distance(after) ? after - 1 : after;
  return { nearest: marks.events[nearest] ?? -1, count: to - from };
}
