import type { UpstreamClock } from '#server/aws/upstream-clock.ts';

/** Whether events come in: then whoever polls may poll more seldom. */
export interface Flow {
  flowing: boolean;
  /** When the last one came, by this machine's clock; for decisions, not to be shown. */
  lastAt: Date | undefined;
}

/** After so long without an event nobody knows whether nothing happens or nothing gets through. */
const FLOWING_MS = 10 * 60_000;

/** Later than this an event is of no use in place of a poll; EventBridge may be hours late. */
const TIMELY_MS = 60_000;

export interface BridgeFlow {
  came(connection: string, happenedAt: number): void;
  of(connection: string): Flow;
}

/** @param now milliseconds since the epoch by this machine's clock */
export function createBridgeFlow(clock: UpstreamClock, now: () => number = Date.now): BridgeFlow {
  const last = new Map<string, { any: number; timely: number }>();
  return {
    came(connection, happenedAt) {
      const upstreamNow = clock.now(connection)?.getTime();
      const isTimely = upstreamNow === undefined || upstreamNow - happenedAt <= TIMELY_MS;
      const before = last.get(connection)?.timely ?? Number.NEGATIVE_INFINITY;
      last.set(connection, { any: now(), timely: isTimely ? now() : before });
    },
    of(connection) {
      const seen = last.get(connection);
      if (seen === undefined) return { flowing: false, lastAt: undefined };
      return { flowing: now() - seen.timely <= FLOWING_MS, lastAt: new Date(seen.any) };
    },
  };
}
