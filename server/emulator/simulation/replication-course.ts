import { SECOND } from './schedule.ts';
import { covers, overlaps, type Span } from './span.ts';

/** A replication that was asked for. Instants are whole seconds. */
export interface ReplicationOrder {
  from: number;
  /** When it is told to stop, or cannot go on; Infinity when nothing stops it. */
  stopAt: number;
  /** Milliseconds for which the publisher may be away. */
  window: number;
}

/**
 * How long a replication lasts: until it is stopped, or until its publisher has stopped publishing and not begun again
 * within the reconnect window (User Guide, "Participant Replication").
 */
export function replicationSpan(order: ReplicationOrder, publications: readonly Span[]): Span {
  const { from, stopAt, window } = order;
  let end = publications.find((span) => covers(span, from))?.to ?? from;
  for (const next of publications) {
    if (next.from >= end && next.from - end < window) end = next.to;
  }
  return { from, to: Math.max(from + SECOND, Math.min(stopAt, end + window)) };
}

/**
 * When the replica is there: while the replication lasts and its publisher publishes. A replica that has come stays for
 * its first second, also when the publisher stops within it.
 */
export function replicaSpans(order: ReplicationOrder, publications: readonly Span[]): Span[] {
  const { from } = order;
  const there = overlaps(publications, [replicationSpan(order, publications)]);
  const hasJustStopped = publications.some((span) => span.to === from);
  return hasJustStopped && there[0]?.from !== from ? [{ from, to: from + SECOND }, ...there] : there;
}
