import type { RequestHandler } from 'express';

/** Where a browser begins to sign in at the organisation's provider. */
export const OIDC_START = '/api/oidc/start';

/** Where the provider sends it back to: each origin of the console has one, which the provider must know. */
export const OIDC_CALLBACK = '/api/oidc/callback';

/**
 * What browsers open as pages, not by the API's client: both answer by leading on. The callback stands before the wall that
 * refuses other sites, and has to prove by itself that this browser has begun what it ends.
 */
export interface OidcRoutes {
  start: RequestHandler;
  callback: RequestHandler;
}
