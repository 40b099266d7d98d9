import type { Request, RequestHandler } from 'express';
import { ApiError } from './api-error.ts';
import type { OwnOrigins } from './own-origins.ts';

/** The header that our own client sends with every request. Another site cannot set it without a preflight. */
export const CLIENT_HEADER = 'x-callboard';

/**
 * Refuses requests that a page of another origin made the browser send.
 *
 * What changes something must prove that it comes from our own page: `Sec-Fetch-Site: same-origin`, or where a
 * browser does not send that (plain http off loopback), an `Origin` that is ours, and in both cases our own header.
 * Reads and streams give nothing to other origins anyway, but would spend the account's request quota, so that they
 * are refused when the browser says that another origin asked. A same-site page on another port of localhost counts
 * as another: SameSite cookies and same-site checks would let it in.
 */
export function browserGuard(origins: OwnOrigins): RequestHandler {
  return (request, _response, next) => {
    const site = request.get('sec-fetch-site');
    const origin = request.get('origin');
    const ours = origin !== undefined && origins.hasOrigin(origin);
    if (isSafe(request)) {
      const foreign =
        (site !== undefined && site !== 'same-origin' && site !== 'none') || (origin !== undefined && !ours);
      if (foreign) throw refused('Another site asked for this.');
      return next();
    }
    const fromOurPage = site === undefined ? ours : site === 'same-origin' && (origin === undefined || ours);
    if (!fromOurPage) throw refused('Changes can only be made from a page of this console.');
    if (request.get(CLIENT_HEADER) !== '1') throw refused('The header X-Callboard: 1 is missing.');
    next();
  };
}

function isSafe(request: Request): boolean {
  return request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
}

function refused(reason: string): ApiError {
  return new ApiError('forbidden_origin', `The request was refused: ${reason}`);
}
