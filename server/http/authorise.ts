import type { RequestHandler } from 'express';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { refusalOf } from '#shared/contract/refusals.ts';
import { audienceOf } from '#shared/contract/roles.ts';
import { ApiError } from './api-error.ts';
import { localsOf } from './locals.ts';
import type { Principal } from './principal.ts';

/** What can be said to whoever has no session, wherever they ask. */
export function signedOut(): ApiError {
  return new ApiError('signed_out', 'Nobody is signed in here, or the session has ended. Sign in first.');
}

/** Lets through who has a session. */
export const requireSession: RequestHandler = (_request, response, next) => {
  if (localsOf(response).principal === undefined) throw signedOut();
  next();
};

/**
 * Lets through who may call an endpoint, before anything else of it is looked at: no answer, held or new, and no rule of
 * its input is told to anybody else. Hooks are let through to prove themselves by their secret.
 *
 * @param readOnly whether nobody may change anything in AWS
 */
export function authorise(endpoint: Endpoint, readOnly: boolean): RequestHandler {
  const audience = audienceOf(endpoint);
  return (request, response, next) => {
    if (audience === 'anybody') return next();
    const { principal } = localsOf(response);
    if (principal === undefined) throw signedOut();
    const { connection } = request.params;
    if (typeof connection === 'string') requireConnection(principal, connection);
    const refusal = refusalOf(endpoint, { role: principal.role, readOnly });
    if (refusal) throw new ApiError(refusal.code, refusal.message);
    next();
  };
}

/** Of a connection that somebody may not see, not even its being there is told. */
function requireConnection({ connections }: Principal, id: string): void {
  if (connections === undefined || connections.includes(id)) return;
  throw new ApiError(
    'unknown_connection',
    `There is no connection "${id}" for you. You may see: ${connections.join(', ')}.`,
  );
}
