import { ApiError } from '#server/http/api-error.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { Operation } from './operation-types.ts';
import { operations } from './operations.ts';

/** Who waits for the answer: the panel on screen, one that is about to be opened, or nobody in particular. */
export type Priority = 'visible' | 'hover' | 'background';

const RANK: Record<Priority, number> = { visible: 0, hover: 1, background: 2 };

export interface Pacer {
  /**
   * Resolves when a call of this operation may be sent. Rejects with the signal's reason once the caller no longer
   * waits, and with `too_many_requests` where the queue is longer than anybody would wait.
   */
  turn(operation: Operation, priority: Priority, signal: AbortSignal): Promise<void>;
}

/** Lets every call go at once. */
export const unpaced: Pacer = {
  async turn(_operation, _priority, signal) {
    signal.throwIfAborted();
  },
};

interface Waiting {
  rank: number;
  go: () => void;
}

interface Lane {
  waiting: Waiting[];
  /** When the next call may be sent, by the monotonic clock in milliseconds. */
  nextAt: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Spaces the calls of each operation evenly at a share of the quota that AWS gives the account. There is no burst:
 * the depth of AWS's own bucket is undocumented, and a quota that is used up here is missing to the customer's
 * production.
 *
 * @param share part of the quota to use, above 0 and at most 1
 * @param longestWaitMs a call that would have to wait longer is refused at once
 */
export function createPacer(share: number, longestWaitMs = 15_000): Pacer {
  const lanes = new Map<Operation, Lane>();

  function laneOf(operation: Operation): Lane {
    let lane = lanes.get(operation);
    if (lane === undefined) {
      lane = { waiting: [], nextAt: 0, timer: undefined };
      lanes.set(operation, lane);
    }
    return lane;
  }

  function schedule(lane: Lane, spacing: number): void {
    if (lane.timer !== undefined || lane.waiting.length === 0) return;
    lane.timer = setTimeout(
      () => {
        lane.timer = undefined;
        const first = lane.waiting.shift();
        if (first !== undefined) {
          lane.nextAt = performance.now() + spacing;
          first.go();
        }
        schedule(lane, spacing);
      },
      Math.max(0, lane.nextAt - performance.now()),
    );
  }

  return {
    async turn(operation, priority, signal) {
      signal.throwIfAborted();
      const lane = laneOf(operation);
      const spacing = 1000 / (operations[operation].quota * share);
      const now = performance.now();
      if (lane.waiting.length === 0 && lane.nextAt <= now) {
        lane.nextAt = now + spacing;
        return;
      }
      const rank = RANK[priority];
      const ahead = lane.waiting.filter((entry) => entry.rank <= rank).length;
      const wait = lane.nextAt - now + ahead * spacing;
      if (wait > longestWaitMs) throw queueFull(operation, ahead, wait);

      await new Promise<void>((resolve, reject) => {
        const entry: Waiting = {
          rank,
          go: () => {
            signal.removeEventListener('abort', leave);
            resolve();
          },
        };
        const leave = (): void => {
          lane.waiting.splice(lane.waiting.indexOf(entry), 1);
          if (lane.waiting.length === 0) {
            clearTimeout(lane.timer);
            lane.timer = undefined;
          }
          reject(signal.reason);
        };
        signal.addEventListener('abort', leave, { once: true });
        lane.waiting.splice(ahead, 0, entry);
        schedule(lane, spacing);
      });
    },
  };
}

/**
 * One pacer for all connections that reach the same account in the same Region, as far as their settings tell: AWS
 * counts the calls of an account, not of a connection.
 */
export function pacersByAccount(share: number): (connection: ConnectionSettings) => Pacer {
  const pacers = new Map<string, Pacer>();
  return ({ accountId, profile, region, endpoint }) => {
    const key = JSON.stringify([accountId ?? { profile }, region, endpoint]);
    const pacer = pacers.get(key) ?? createPacer(share);
    pacers.set(key, pacer);
    return pacer;
  };
}

function queueFull(operation: Operation, ahead: number, wait: number): ApiError {
  const seconds = Math.ceil(wait / 1000);
  return new ApiError(
    'too_many_requests',
    `${ahead} calls of ${operation} are already waiting: AWS allows ${operations[operation].quota} a second for ` +
      `the whole account, and the console uses a share of it. Try again in about ${seconds} seconds.`,
    { retryAfterSeconds: seconds },
  );
}
