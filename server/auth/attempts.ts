import { ApiError } from '#server/http/api-error.ts';
import { requestRate } from '#server/http/request-rate.ts';

/** How often in a minute somebody may try to be somebody: of one name, and from one address. */
const A_MINUTE = { name: 5, address: 20 };

/** Counts attempts to sign in, or to use a link. */
export interface Attempts {
  /**
   * Counts one, before anything is looked at.
   * @param name as it was typed; undefined where a link says who it is
   * @throws {ApiError} `too_many_requests`, the same whether there is such a name or not
   */
  count(address: string, name?: string): void;
}

/** @param now milliseconds of a monotonic clock; the system's unless given */
export function countAttempts(now?: () => number): Attempts {
  const perMinute = (count: number) => requestRate({ perSecond: count / 60, burst: count }, now);
  const byName = perMinute(A_MINUTE.name);
  const byAddress = perMinute(A_MINUTE.address);
  return {
    count(address, name) {
      const waitMs =
        byAddress(address) || (name === undefined ? 0 : byName(name.normalize('NFKC').toLowerCase()));
      if (waitMs === 0) return;
      throw new ApiError('too_many_requests', 'There were too many attempts to sign in. Wait a moment.', {
        retryAfterSeconds: Math.ceil(waitMs / 1_000),
      });
    },
  };
}
