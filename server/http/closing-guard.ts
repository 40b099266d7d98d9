import type { RequestHandler } from 'express';
import { ApiError } from './api-error.ts';

/** Sends away what arrives on a kept-alive connection while the server drains. */
export function closingGuard(closing: AbortSignal): RequestHandler {
  return (_request, _response, next) => {
    if (!closing.aborted) return next();
    throw new ApiError('shutting_down', 'The console is being stopped.', {
      retryAfterSeconds: 5,
      headers: { Connection: 'close' },
    });
  };
}
