import { nameOf } from '../data/event-kind.ts';
import { CODE_MASK, REPLICA_BIT } from '../data/lane-events.ts';
import type { LaneShape } from '../data/derive.ts';
import type { GroupedIntervals, Intervals } from '../data/intervals.ts';
import type { TimelineStore } from '../data/store.ts';
import { START } from './arbitrary-events.ts';

/** The events of a lane in words: what two stores hold is the same when their words are. */
export function eventsInWords(store: TimelineStore, laneId: string): string[] {
  const events = store.lane(laneId)?.events;
  if (!events) return [];
  return Array.from(events.times, (time, i) => {
    const code = events.codes[i] ?? 0;
    return [
      (time - START) / 1000,
      nameOf(events.kinds[i] ?? 0) ?? 'OTHER',
      store.subjects.text(events.subjects[i] ?? 0),
      store.errorCodes.text(code & CODE_MASK),
      (code & REPLICA_BIT) !== 0 ? 'replica' : '',
    ].join(' ');
  });
}

/** Intervals as seconds from the start: `[0, 10]`, with a third number where flags are set. */
export function seconds(intervals: Intervals): number[][] {
  return Array.from(intervals.starts, (start, i) => {
    const flags = intervals.flags[i] ?? 0;
    const range = [(start - START) / 1000, ((intervals.ends[i] ?? 0) - START) / 1000];
    return flags === 0 ? range : [...range, flags];
  });
}

/** Grouped intervals by what their subjects stand for, in an order of their own. */
export function bySubject(store: TimelineStore, groups: GroupedIntervals): Record<string, number[][]> {
  const all = seconds(groups);
  const pairs = Array.from(groups.subjects, (subject, i): [string, number[][]] => [
    store.subjects.text(subject),
    all.slice(groups.offsets[i], groups.offsets[i + 1]),
  ]);
  return Object.fromEntries(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A whole shape in words, without the numbers that depend on the order of arrival. */
export function shapeInWords(store: TimelineStore, shape: LaneShape): object {
  return {
    presence: seconds(shape.presence),
    publishing: seconds(shape.publishing),
    receiving: seconds(shape.receiving),
    subscriptions: bySubject(store, shape.subscriptions),
    replications: bySubject(store, shape.replications),
    replicating: seconds(shape.replicating),
    changes: [...shape.subscriptionChanges],
    errors: [...shape.errors.times],
    exchanges: [...shape.exchanges.times],
  };
}
