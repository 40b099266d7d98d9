import type { AnyOperation } from './any-operation.ts';
import { AwsError } from './aws-error.ts';
import { CHANNEL_RATES, NEIGHBOUR_RATES, REQUEST_RATES } from './request-rates.ts';

/** Lets calls through at the rate that the account may make them. */
export interface Throttle {
  /** Counts a call. Throws `ThrottlingException` for one too many. */
  admit(operation: AnyOperation): void;
}

/** Lets every call through. */
export const unthrottled: Throttle = { admit: () => undefined };

/** The two statuses that AWS's pages give a throttled call; which one this service sends is UNCONFIRMED. */
export type ThrottleStatus = 429 | 400;

export interface ThrottleOptions {
  status?: ThrottleStatus | undefined;
  /** Real time in milliseconds from any origin, monotonic: quotas know nothing of the world's time. */
  wall?: () => number;
}

/** A third of a second three times over is not quite a second in floating point. */
const ONE = 1 - 1e-6;

const RATES = { ...REQUEST_RATES, ...CHANNEL_RATES, ...NEIGHBOUR_RATES };

interface Bucket {
  /** Calls that could be made at once. */
  tokens: number;
  at: number;
}

/**
 * A token bucket for each operation. An emulator is one account in one Region, whatever access key signs, so that is all
 * there is to tell calls apart by. UNCONFIRMED: that AWS's limit is a token bucket at all, and its depth, taken as one
 * second's worth.
 */
export const createThrottle = ({
  status = 429,
  wall = () => performance.now(),
}: ThrottleOptions = {}): Throttle => {
  const buckets = new Map<AnyOperation, Bucket>();
  return {
    admit(operation) {
      const rate = RATES[operation];
      const now = wall();
      const bucket = buckets.get(operation) ?? { tokens: rate, at: now };
      buckets.set(operation, bucket);
      bucket.tokens = Math.min(rate, bucket.tokens + (Math.max(0, now - bucket.at) * rate) / 1_000);
      bucket.at = now;
      if (bucket.tokens < ONE) throw new AwsError('ThrottlingException', 'Rate exceeded', status);
      bucket.tokens -= 1;
    },
  };
};
