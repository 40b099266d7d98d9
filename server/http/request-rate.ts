import { LRUCache } from 'lru-cache';

/** Addresses that are remembered; who was longest away is forgotten first, and begins anew with a full burst. */
const MOST_ADDRESSES = 10_000;

interface Bucket {
  tokens: number;
  /** When they were counted last. */
  at: number;
}

/**
 * Counts the requests of each address: `perSecond` in the long run, `burst` at once after it was quiet.
 *
 * @param now milliseconds of a monotonic clock
 * @returns takes one for an address; gives 0, or the milliseconds until the next is there. Who is refused pays nothing,
 *   so that asking on and on does not prolong the wait.
 */
export function requestRate(
  { perSecond, burst }: { perSecond: number; burst: number },
  now: () => number = () => performance.now(),
): (address: string) => number {
  const buckets = new LRUCache<string, Bucket>({ max: MOST_ADDRESSES });
  return (address) => {
    const at = now();
    const bucket = buckets.get(address) ?? { tokens: burst, at };
    const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1_000) * perSecond);
    const enough = tokens >= 1;
    buckets.set(address, { tokens: enough ? tokens - 1 : tokens, at });
    return enough ? 0 : ((1 - tokens) / perSecond) * 1_000;
  };
}
