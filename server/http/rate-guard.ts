import type { RequestHandler } from 'express';
import { ApiError } from './api-error.ts';
import { clientAddress } from './client-address.ts';
import { BURST_SECONDS } from './limits.ts';
import { requestRate } from './request-rate.ts';

/**
 * Sends away an address that asks more often than it may.
 * @param perSecond 0 sets no limit
 * @param now as of `requestRate`
 */
export function rateGuard(perSecond: number, now?: () => number): RequestHandler {
  if (perSecond === 0) return (_request, _response, next) => next();
  const take = requestRate({ perSecond, burst: perSecond * BURST_SECONDS }, now);
  return (request, _response, next) => {
    const waitMs = take(clientAddress(request));
    if (waitMs === 0) return next();
    throw new ApiError(
      'too_many_requests',
      `Your address has made more than the ${perSecond} requests a second that this console answers to one address ` +
        '(CALLBOARD_REQUESTS_PER_SECOND).',
      { retryAfterSeconds: Math.ceil(waitMs / 1_000) },
    );
  };
}
