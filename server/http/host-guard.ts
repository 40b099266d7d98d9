import type { RequestHandler } from 'express';
import { ApiError } from './api-error.ts';
import type { OwnOrigins } from './own-origins.ts';

/**
 * Answers only to our own names. A page of another site can rebind its name to this machine's loopback address and
 * then is "same origin" to the browser; the `Host` header is the one thing that still shows its name.
 */
export function hostGuard(origins: OwnOrigins): RequestHandler {
  return (request, _response, next) => {
    if (origins.hasHost(request.headers.host ?? '')) return next();
    throw new ApiError(
      'misdirected_request',
      'This console does not answer to that host name. Open it by the address it printed when it started, or add ' +
        'the address to CALLBOARD_ORIGINS.',
      { headers: { Connection: 'close' } },
    );
  };
}
