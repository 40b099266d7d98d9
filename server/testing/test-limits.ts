import { BURST_SECONDS, HTTP_LIMITS, type HttpLimits } from '#server/http/limits.ts';

/**
 * A test is one address and asks as fast as it can, as many at a time as it likes: unless limits are what it is about, they
 * do not end it. What measures says that they are set so.
 */
export const TEST_LIMITS: HttpLimits = {
  requestsPerSecond: 0,
  streams: 2_000,
  streamsPerAddress: 2_000,
  streamsPerPerson: 2_000,
};

/** For a test that is about one person at one browser, and how many requests they may make at once. */
export const PRODUCT_LIMITS: HttpLimits = HTTP_LIMITS;
export const PRODUCT_BURST = HTTP_LIMITS.requestsPerSecond * BURST_SECONDS;

/** What a benchmark says of them. */
export function limitsLine(): string {
  const { requestsPerSecond, streams, streamsPerAddress, streamsPerPerson } = TEST_LIMITS;
  return (
    `Limits of the console as set for this: requests a second and address ${requestsPerSecond || 'without limit'}, ` +
    `live streams ${streams}, of one address ${streamsPerAddress}, of one person ${streamsPerPerson}.`
  );
}
