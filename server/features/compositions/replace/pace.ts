/** How patient a Replace is, in milliseconds. */
export interface ReplacePace {
  /** From one look at a composition that is changing to the next. */
  pollMs: number;
  /** How long a start whose answer is lost, or that must wait for a channel, is tried. */
  startMs: number;
  /** How long a composition may take until it and its destinations are ACTIVE. */
  activeMs: number;
  /** How long a stop that fails is tried. */
  stopMs: number;
  /** How long a composition may take until it is STOPPED. */
  stoppedMs: number;
  /** So often a start or a stop is tried at least, however long that takes: time that nobody could use does not count. */
  leastAttempts: number;
  /** The waits before the second attempt at a request, the third, and so on; the last one for all that follow. */
  backOffMs: readonly number[];
}

/** AWS gives no figures for any of these; a composition usually is ACTIVE within seconds. */
export const REPLACE_PACE: ReplacePace = {
  pollMs: 1_000,
  startMs: 60_000,
  activeMs: 60_000,
  stopMs: 60_000,
  stoppedMs: 60_000,
  leastAttempts: 5,
  backOffMs: [1_000, 2_000, 4_000, 8_000],
};

/** The same time for each step. */
export function evenPace(stepMs: number): Partial<ReplacePace> {
  return { startMs: stepMs, activeMs: stepMs, stopMs: stepMs, stoppedMs: stepMs };
}

/** @param attempt 1 after the first has failed */
export function backOff({ backOffMs }: ReplacePace, attempt: number): number {
  return backOffMs[Math.min(attempt, backOffMs.length) - 1] ?? 0;
}
