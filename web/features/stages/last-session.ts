import type { StageSession } from '#shared/sessions/contract.ts';

/** A session's stretch of time, milliseconds since the epoch. */
export interface SessionTime {
  from: number;
  to: number;
  live: boolean;
}

const DAY_MS = 86_400_000;

/**
 * The session that goes on, or the one that began last; of a long one the last day, which is as long as anybody publishes
 * without a break.
 * @param asOf up to when a live one is known, milliseconds since the epoch
 */
export function lastSession(
  sessions: readonly Pick<StageSession, 'startTime' | 'endTime'>[],
  asOf: number,
): SessionTime | undefined {
  let last: { start: number; end: number | undefined } | undefined;
  for (const { startTime, endTime } of sessions) {
    const start = startTime === undefined ? Number.NaN : Date.parse(startTime);
    if (Number.isNaN(start) || (last && start <= last.start)) continue;
    last = { start, end: endTime === undefined ? undefined : Date.parse(endTime) };
  }
  if (!last) return undefined;
  const to = Math.max(last.end ?? asOf, last.start);
  return { from: Math.max(last.start, to - DAY_MS), to, live: last.end === undefined };
}
