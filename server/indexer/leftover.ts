import { setTimeout as rest } from 'node:timers/promises';
import type { Budget } from '#server/aws/budget/budget.ts';
import type { Operation } from '#server/aws/operation-types.ts';

/** Why the indexer does not ask at the moment. */
export type Yielding = 'waiting' | 'throttled';

/** How long it keeps away from an operation that AWS throttles before it looks again. */
const THROTTLED_REST_MS = 2_000;
/** Where nothing is paced: so many a second, that other work comes in between. */
const UNPACED_REST_MS = 2;

/**
 * Waits until nobody else wants the operation. In the background a call goes last already; but one that has just been
 * sent would keep a click waiting for the next turn, so that the indexer takes no turn while anybody waits.
 * @throws the signal's reason
 */
export async function untilLeftOver(
  budget: Budget,
  operation: Operation,
  signal: AbortSignal,
  say: (yielding: Yielding) => void,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const lane = budget.gauges().get(operation);
    if (lane === undefined) return;
    const { perSecond, share, waiting } = lane;
    // Less than the share: AWS throttles, and somebody else, production perhaps, needs the quota.
    if (perSecond < share * 0.99) {
      say('throttled');
      await rest(THROTTLED_REST_MS, undefined, { signal });
    } else if (waiting.visible + waiting.hover + waiting.background > 0) {
      say('waiting');
      await rest(1_000 / share, undefined, { signal });
    } else return;
  }
}

/** After a call: every other turn is left free, so that a click seldom has to wait for one. */
export async function leaveTurn(budget: Budget, operation: Operation, signal: AbortSignal): Promise<void> {
  const lane = budget.gauges().get(operation);
  await rest(lane === undefined ? UNPACED_REST_MS : 1_000 / lane.share, undefined, { signal });
}
