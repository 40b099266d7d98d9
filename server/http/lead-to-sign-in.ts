import type { Request, RequestHandler } from 'express';
import { isWithoutSession, signInAddress } from '#shared/auth/next-path.ts';
import { sessionSecretOf } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';

/**
 * Sends a browser that has no session to where one signs in, instead of a page all of whose questions would be refused.
 * Only a cookie that is not there is taken for none, so that pages cost the store nothing; the page finds out itself whether
 * one that is there is still good.
 */
export function leadToSignIn(sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    if (isWithoutSession(request.path) || !bringsItsCookies(request)) return next();
    // Who has none is somebody all the same where nobody is asked.
    if (sessionSecretOf(request) !== undefined || (await sessions.find(undefined)) !== undefined)
      return next();
    const { path: pathname, originalUrl } = request;
    const query = originalUrl.indexOf('?');
    const search = query < 0 ? '' : originalUrl.slice(query);
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(302, signInAddress({ pathname, search, hash: '' }));
  };
}

/** A link from another site, or a provider that sends somebody back, comes without the cookie, which is `SameSite=Strict`. */
function bringsItsCookies(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  return site === 'none' || site === 'same-origin';
}
