import { ApiError } from '#server/http/api-error.ts';
import { type AnyOperation, traitsOf } from '../any-operation.ts';
import { AdaptiveRate } from './adaptive-rate.ts';
import type { Verdict } from './attempt-verdict.ts';
import { Lane, type Waiting } from './lane.ts';
import { LastMinute } from './last-minute.ts';
import type { Priority } from './priority.ts';

export interface Task<T> {
  operation: AnyOperation;
  priority: () => Priority;
  /** The browsers' ids of the requests that wait for it, for `waiting`. */
  requests?: () => readonly string[];
  /** Aborted when nobody waits any more: the call leaves the queue and is not sent again. */
  signal: AbortSignal;
  /** Sends the call once. */
  attempt: () => Promise<T>;
  /** What a failure of `attempt` means. */
  verdictOn: (error: unknown) => Verdict;
}

/** What an operation has used of its share, for people to see. */
export interface LaneGauge {
  /** Calls a second now; less than the share while AWS throttles. */
  perSecond: number;
  /** Calls a second when nobody else uses the quota. */
  share: number;
  /** Calls a second that AWS allows the account. */
  quota: number;
  waiting: Record<Priority, number>;
  sent: number;
  throttled: number;
  repeated: number;
  /** Within the last 60 seconds. */
  lastMinute: { sent: number; throttled: number };
}

/** A request of a browser that has waited for its turn for longer than a moment. */
export interface WaitingRequest {
  /** The browser's own id for it. */
  request: string;
  operation: AnyOperation;
  /** 1 is the next of its operation to be sent. */
  position: number;
  /** Until it is likely to be sent. */
  seconds: number;
}

/** Decides when a call to AWS is sent, and whether it is sent again. */
export interface Budget {
  /**
   * Sends the task's call when it is its turn.
   * @throws {ApiError} `queue_full` where it would wait longer than anybody does; the signal's reason once it is
   *   aborted; what `attempt` threw where that is final
   */
  run<T>(task: Task<T>): Promise<T>;
  /** Of every operation that has been called. */
  gauges(): ReadonlyMap<AnyOperation, LaneGauge>;
  /** Who has waited for longer than a second, and how long it will still take. */
  waiting(): readonly WaitingRequest[];
  /** Calls of the operation a second, when nobody else uses the quota. */
  shareOf(operation: AnyOperation): number;
}

/** Sends every call at once, and only a wrong signature again. Only for an upstream whose quota nobody shares. */
export const unlimited: Budget = {
  async run({ signal, attempt, verdictOn }) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (verdictOn(error) !== 'resend') throw error;
      return attempt();
    }
  },
  gauges: () => new Map(),
  waiting: () => [],
  shareOf: (operation) => traitsOf(operation).quota,
};

/** Attempts in all of a read that fails though it was not throttled: at a failure rate of 30 %, 0.07 % are lost. */
const ATTEMPTS = 6;
/** Milliseconds before the second attempt; doubled for each further one, and drawn between none and all of it. */
const FIRST_PAUSE_MS = 100;
/** A call that AWS throttles is sent again until so many milliseconds after its first attempt: its answer has 10 s. */
const THROTTLED_AT_MOST_MS = 9_500;
/** Whoever waits for less than this, in milliseconds, need not be told that there is a queue. */
const WORTH_TELLING_MS = 1_000;
/** Milliseconds that a call may be expected to wait; nobody looks for longer at a page. Background work has time. */
const PATIENCE_MS: Record<Priority, number> = { visible: 15_000, hover: 3_000, background: 3_600_000 };

export interface BudgetOptions {
  /** Part of each quota to use, above 0 and at most 1; the rest is left to the account's other callers. */
  share: number;
  patienceMs?: Partial<Record<Priority, number>>;
  /** Between 0 and 1; spreads repeated calls. */
  random?: () => number;
}

interface OperationState {
  lane: Lane;
  sent: number;
  throttled: number;
  repeated: number;
  sentLately: LastMinute;
  throttledLately: LastMinute;
}

/**
 * Keeps the calls of an account in a Region within a share of AWS's quotas, which hold for each operation on its own.
 * There is no burst: the depth of AWS's own bucket is undocumented, and a quota that is used up here is missing to the
 * customer's production. Every attempt takes its turn, those after a failure too.
 */
export function createBudget({ share, patienceMs, random = Math.random }: BudgetOptions): Budget {
  const states = new Map<AnyOperation, OperationState>();
  const patience = { ...PATIENCE_MS, ...patienceMs };
  let arrivals = 0;

  function stateOf(operation: AnyOperation): OperationState {
    let state = states.get(operation);
    if (state === undefined) {
      const rate = new AdaptiveRate(traitsOf(operation).quota * share);
      state = {
        lane: new Lane(rate),
        sent: 0,
        throttled: 0,
        repeated: 0,
        sentLately: new LastMinute(),
        throttledLately: new LastMinute(),
      };
      states.set(operation, state);
    }
    return state;
  }

  return {
    async run({ operation, priority, requests = () => [], signal, attempt, verdictOn }) {
      signal.throwIfAborted();
      const state = stateOf(operation);
      const { lane } = state;
      refuseIfFull(operation, lane, priority(), patience[priority()]);
      const arrival = (arrivals += 1);
      let failures = 0;
      let firstSentAt: number | undefined;
      let notBefore = Number.NEGATIVE_INFINITY;
      for (;;) {
        const since = performance.now();
        await turn(lane, { priority, requests, arrival, notBefore, since }, signal);
        const sentAt = performance.now();
        firstSentAt ??= sentAt;
        state.sent += 1;
        state.sentLately.add(sentAt);
        try {
          return await attempt();
        } catch (error) {
          const now = performance.now();
          const verdict = signal.aborted ? 'final' : verdictOn(error);
          if (verdict === 'throttled') {
            state.throttled += 1;
            state.throttledLately.add(now);
            lane.rate.throttled(sentAt, now);
            const next = now + lane.rate.spacing(now);
            lane.pauseUntil(next);
            if (next - firstSentAt > THROTTLED_AT_MOST_MS) throw error;
          } else if (verdict !== 'resend') {
            failures += 1;
            if (verdict === 'final' || failures >= ATTEMPTS) throw error;
            notBefore = now + FIRST_PAUSE_MS * 2 ** (failures - 1) * random();
          }
          state.repeated += 1;
        }
      }
    },

    gauges() {
      const now = performance.now();
      return new Map(
        [...states].map(([operation, { lane, sent, throttled, repeated, sentLately, throttledLately }]) => [
          operation,
          {
            perSecond: lane.rate.at(now),
            share: lane.rate.share,
            quota: traitsOf(operation).quota,
            waiting: lane.lengths(),
            sent,
            throttled,
            repeated,
            lastMinute: { sent: sentLately.count(now), throttled: throttledLately.count(now) },
          },
        ]),
      );
    },

    waiting() {
      const now = performance.now();
      return [...states].flatMap(([operation, { lane }]) =>
        lane.places(WORTH_TELLING_MS, now).map(({ request, position, waitMs }) => ({
          request,
          operation,
          position,
          seconds: Math.ceil(waitMs / 100) / 10,
        })),
      );
    },

    shareOf: (operation) => traitsOf(operation).quota * share,
  };
}

async function turn(lane: Lane, place: Omit<Waiting, 'go'>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const leave = (): void => {
      lane.remove(entry);
      reject(signal.reason);
    };
    const entry: Waiting = {
      ...place,
      go: () => {
        signal.removeEventListener('abort', leave);
        resolve();
      },
    };
    signal.addEventListener('abort', leave, { once: true });
    lane.add(entry);
  });
}

function refuseIfFull(operation: AnyOperation, lane: Lane, priority: Priority, patienceMs: number): void {
  const { ahead, waitMs } = lane.outlook(priority, performance.now());
  if (waitMs <= patienceMs) return;
  const seconds = Math.ceil(waitMs / 1000);
  throw new ApiError(
    'queue_full',
    `${ahead} calls of ${operation} are already waiting: AWS allows ${traitsOf(operation).quota} a second for ` +
      `the whole account, and the console uses a share of it. Try again in about ${seconds} seconds.`,
    { retryAfterSeconds: seconds },
  );
}
