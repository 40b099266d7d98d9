import { ERROR_STATUS, type Stale } from '#shared/contract/errors.ts';
import { ApiError } from './failure.ts';

/** What AWS has failed with, where an answer is one of before; the server gives no request id with it. */
export function failureOfStale(stale: Stale): ApiError {
  return new ApiError(ERROR_STATUS[stale.code], { ...stale, requestId: '' });
}
