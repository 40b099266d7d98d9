import type { Request, RequestHandler, Response } from 'express';
import { ApiError } from './api-error.ts';
import { clientAddress } from './client-address.ts';
import { countedPerson } from './counted-person.ts';
import { BURST_SECONDS } from './limits.ts';
import { requestRate } from './request-rate.ts';

/** Whom requests are counted for; undefined: this one is not counted. */
interface Counted {
  of: (request: Request, response: Response) => string | undefined;
  words: string;
}

/** Everybody who shares an address, before anything of them is looked at. */
export const BY_ADDRESS: Counted = { of: clientAddress, words: 'Your address has' };

/** One person, however many browsers and addresses they have. */
export const BY_PERSON: Counted = {
  of: (_request, response) => countedPerson(response),
  words: 'You have',
};

/**
 * Sends away whoever asks more often than they may.
 * @param perSecond 0 sets no limit
 * @param now as of `requestRate`
 */
export function rateGuard(counted: Counted, perSecond: number, now?: () => number): RequestHandler {
  if (perSecond === 0) return (_request, _response, next) => next();
  const take = requestRate({ perSecond, burst: perSecond * BURST_SECONDS }, now);
  return (request, response, next) => {
    const whom = counted.of(request, response);
    const waitMs = whom === undefined ? 0 : take(whom);
    if (waitMs === 0) return next();
    throw new ApiError(
      'too_many_requests',
      `${counted.words} made more than the ${perSecond} requests a second that this console answers to one ` +
        '(CALLBOARD_REQUESTS_PER_SECOND).',
      { retryAfterSeconds: Math.ceil(waitMs / 1_000) },
    );
  };
}
