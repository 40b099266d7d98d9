import type { LiveConnection } from '#server/aws/connections.ts';

/** Calls of ListParticipantEvents a second that the console may expect of a connection. */
export function callsASecond({ budget }: Pick<LiveConnection, 'budget'>): number {
  return budget.gauges().get('ListParticipantEvents')?.perSecond ?? budget.shareOf('ListParticipantEvents');
}

/**
 * Seconds that the rest will take, from what was done and how long that took: pages, retries and other users of the
 * quota are in it. By the rate alone as long as too little was done to judge by.
 */
export function secondsLeft({
  left,
  done,
  tookMs,
  perSecond,
}: {
  left: number;
  /** Since the work began, within `tookMs` milliseconds. */
  done: number;
  tookMs: number;
  perSecond: number;
}): number {
  const pace = done >= 20 && tookMs >= 2000 ? done / (tookMs / 1000) : perSecond;
  return Math.ceil(left / pace);
}
