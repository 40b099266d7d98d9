import type { ErrorBody } from '#shared/contract/errors.ts';
import { redactSecrets } from '#shared/contract/secrets.ts';
import { ApiError } from './api-error.ts';

const INTERNAL = 'Something went wrong in the console itself. The request id finds the reason in its log.';

/**
 * What is thrown, as an error with a code. Errors of Express's own making (a path that cannot be decoded, a range that
 * does not exist) carry a 4xx status and are the caller's; what is unknown says nothing of itself.
 */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 404) return new ApiError('not_found', 'There is nothing here.', { cause: error });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new ApiError('bad_request', 'The request could not be understood.', { cause: error });
  return new ApiError('internal', INTERNAL, { cause: error });
}

/** The body of an error answer. */
export function errorBody(error: unknown, requestId: string): ErrorBody {
  const { code, message, awsRequestId, fields } = asApiError(error);
  return {
    code,
    message: redactSecrets(message),
    requestId,
    ...(awsRequestId === undefined ? {} : { awsRequestId }),
    ...(fields === undefined ? {} : { fields: [...fields] }),
  };
}
