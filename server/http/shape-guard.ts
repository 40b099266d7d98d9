import type { RequestHandler } from 'express';
import { ApiError } from './api-error.ts';
import { MOST_HEADERS, MOST_TARGET } from './limits.ts';

/** Refuses a request whose address or headers no browser of ours would send. Node has bounded both by 16 KB together. */
export const shapeGuard: RequestHandler = (request, _response, next) => {
  if (request.originalUrl.length > MOST_TARGET)
    throw refused(`its address has more than ${MOST_TARGET} characters`);
  if (request.rawHeaders.length / 2 > MOST_HEADERS)
    throw refused(`it has more than ${MOST_HEADERS} header lines`);
  next();
};

function refused(why: string): ApiError {
  return new ApiError('bad_request', `The request was not accepted: ${why}.`, {
    headers: { Connection: 'close' },
  });
}
