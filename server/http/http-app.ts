import { setMaxListeners } from 'node:events';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { Contract } from '#shared/contract/endpoint.ts';
import type { Audit } from '#server/audit/audit-log.ts';
import type { Connections } from '#server/aws/connections.ts';
import { ApiError } from './api-error.ts';
import { authenticate } from './authenticate.ts';
import { requireSession } from './authorise.ts';
import { browserGuard } from './browser-guard.ts';
import { closingGuard } from './closing-guard.ts';
import { errorMiddleware } from './error-middleware.ts';
import type { Handlers } from './handlers.ts';
import { health } from './health.ts';
import { hostGuard } from './host-guard.ts';
import type { HttpLimits } from './limits.ts';
import { mount } from './mount.ts';
import { OIDC_CALLBACK, OIDC_START, type OidcRoutes } from './oidc-routes.ts';
import { openApiDocument } from './openapi.ts';
import { type OwnOrigins, ownOrigins } from './own-origins.ts';
import { proxyGuard } from './proxy-guard.ts';
import { BY_ADDRESS, BY_PERSON, rateGuard } from './rate-guard.ts';
import { leadToSignIn } from './lead-to-sign-in.ts';
import { type MeasuredRequest, requestLog } from './request-log.ts';
import type { EndpointDependencies } from './request-scope.ts';
import type { Sessions } from './sessions.ts';
import { securityText } from './security-text.ts';
import { securityHeaders } from './security-headers.ts';
import { shapeGuard } from './shape-guard.ts';
import { streamPlaces } from './stream-places.ts';
import { webApp } from './web-app.ts';

export interface HttpDependencies {
  /** The origins under which browsers open the console; any other `Host` is refused. */
  origins: readonly string[];
  /** Proxies whose word on who asks is taken, as addresses or networks; none: the connection's own address counts. */
  trustedProxies?: readonly string[];
  /** Whether only a trusted proxy is answered, which ends TLS for everybody else; not so unless given. */
  onlyProxies?: boolean;
  limits: HttpLimits;
  /** Milliseconds of a monotonic clock, by which an address may ask again; the system's unless given. */
  rateNow?: () => number;
  /** Where a vulnerability of this installation is reported, as a URI; undefined: nowhere is named. */
  securityContact?: string | undefined;
  connections: Connections;
  /** Who is signed in. */
  sessions: Sessions;
  /** Whether nobody may change anything in AWS; not so unless given. */
  readOnly?: boolean;
  /** Sign-in by an organisation's provider, where there is one. */
  oidc?: ((origins: OwnOrigins) => OidcRoutes) | undefined;
  /** Where every change is written down; none is where it is left out, as by an API of a test alone. */
  audit?: Audit | undefined;
  logger: Logger;
  /** Told of every request that is over. */
  measure?: ((request: MeasuredRequest) => void) | undefined;
  /** The folder of the built web app. */
  webRoot: string;
  /** Aborted when the server begins to close: streams end, new requests are sent away. */
  closing: AbortSignal;
  /** Milliseconds between heartbeats on a quiet stream; proxies cut what is silent for a minute. */
  heartbeatMs?: number;
  /** Milliseconds a reader of a stream may stand still before it is cut. */
  stallMs?: number;
}

/** An API, its health and its web app behind the guards that all of them share, in the order that matters. */
export function httpApp<Api extends Record<string, Contract>>(
  api: Api,
  handlers: Handlers<Api>,
  dependencies: HttpDependencies,
): Express {
  const { connections, sessions, logger, closing, limits } = dependencies;
  const origins = ownOrigins(dependencies.origins);
  // Every open stream listens for the end.
  setMaxListeners(0, closing);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Inputs are read by the contract, not by Express.
  app.set('query parser', false);
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('trust proxy', [...(dependencies.trustedProxies ?? [])]);

  app.use(
    requestLog(logger, dependencies.measure),
    ...securityHeaders(origins),
    hostGuard(origins),
    shapeGuard,
  );
  app.use(health(connections, closing), closingGuard(closing));
  if (dependencies.onlyProxies === true) app.use(proxyGuard);
  app.get('/.well-known/security.txt', securityText(dependencies.securityContact, dependencies.origins));

  const document = openApiDocument(api);
  const mounted: EndpointDependencies = {
    connections,
    sessions,
    readOnly: dependencies.readOnly ?? false,
    audit: dependencies.audit,
    closing,
    heartbeatMs: dependencies.heartbeatMs ?? 15_000,
    stallMs: dependencies.stallMs ?? 10_000,
    places: streamPlaces(limits),
  };
  // Other systems send no browser's headers and prove in another way who they are.
  app.use(mount(api, handlers, mounted, ({ kind }) => kind === 'hook'));
  const oidc = dependencies.oidc?.(origins);
  // The provider sends the browser back from its own site, which the next wall refuses everybody else for.
  if (oidc) app.get(OIDC_CALLBACK, noStore, oidc.callback);
  // What a foreign page makes this browser send is refused before it is counted: it must not lock out who sits there.
  app.use(
    '/api',
    noStore,
    browserGuard(origins),
    rateGuard(BY_ADDRESS, limits.requestsPerSecond, dependencies.rateNow),
  );
  // Who asks, before any endpoint, any held answer and any word of what there is.
  app.use(
    '/api',
    authenticate(sessions),
    rateGuard(BY_PERSON, limits.requestsPerSecond, dependencies.rateNow),
  );
  if (oidc) app.get(OIDC_START, oidc.start);
  app.get('/api/openapi.json', requireSession, (_request, response) => {
    response.json(document);
  });
  app.use(mount(api, handlers, mounted, ({ kind }) => kind !== 'hook'));
  app.use('/api', requireSession, () => {
    throw new ApiError('not_found', 'The console has no such endpoint. /api/openapi.json lists them all.');
  });

  app.use(webApp(dependencies.webRoot, leadToSignIn(sessions)));
  app.use(() => {
    throw new ApiError('not_found', 'There is nothing at this address.');
  });
  app.use(errorMiddleware);
  return app;
}

const noStore: express.RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
