/** How patient a job over many things is, in milliseconds where not said otherwise. */
export interface BulkPace {
  /** Requests of one job that are under way at a time, so that one that AWS is slow with does not hold up the others. */
  atOnce: number;
  /** The waits before the second attempt at something, the third, and so on; the last one for all that follow. */
  backOffMs: readonly number[];
  /** So often something is tried in one run before it counts as failed. */
  mostAttempts: number;
  /** How long after a lost answer it is looked whether it was done: a request may be carried out after it was given up. */
  settleMs: number;
}

export const BULK_PACE: BulkPace = {
  atOnce: 4,
  backOffMs: [1_000, 2_000, 4_000, 8_000, 15_000],
  mostAttempts: 8,
  settleMs: 3_000,
};

/** @param attempt 1 after the first has failed */
export function backOff({ backOffMs }: BulkPace, attempt: number): number {
  return backOffMs[Math.min(attempt, backOffMs.length) - 1] ?? 0;
}
