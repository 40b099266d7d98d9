import type { RequestHandler } from 'express';
import { localsOf } from './locals.ts';
import { sessionSecretOf } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';

/** Finds out who asks, and refuses nobody: what may be done without a session is for `authorise` to say. */
export function authenticate(sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    localsOf(response).principal = await sessions.find(sessionSecretOf(request));
    next();
  };
}
