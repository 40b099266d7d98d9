import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { api } from '#shared/api.ts';
import { apiHandlers } from './api-handlers.ts';
import type { Connections } from './aws/connections.ts';
import { ApiError } from './http/api-error.ts';
import { browserGuard } from './http/browser-guard.ts';
import { closingGuard } from './http/closing-guard.ts';
import { errorMiddleware } from './http/error-middleware.ts';
import { health } from './http/health.ts';
import { hookPaths } from './http/hook-paths.ts';
import { hostGuard } from './http/host-guard.ts';
import { mount } from './http/mount.ts';
import { openApiDocument } from './http/openapi.ts';
import { ownOrigins } from './http/own-origins.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { webApp } from './http/web-app.ts';

export interface AppDependencies {
  /** The origins under which browsers open the console; any other `Host` is refused. */
  origins: readonly string[];
  connections: Connections;
  logger: Logger;
  /** The folder of the built web app. */
  webRoot: string;
  /** Aborted when the server begins to close: streams end, new requests are sent away. */
  closing: AbortSignal;
  heartbeatMs?: number;
  stallMs?: number;
}

/** The whole console as an Express app. It reads no environment and does not listen. */
export function createApp(dependencies: AppDependencies): Express {
  const { connections, logger, closing } = dependencies;
  const origins = ownOrigins(dependencies.origins);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', false);
  app.set('case sensitive routing', true);
  app.set('strict routing', true);

  app.use(requestLog(logger));
  app.use(securityHeaders(origins));
  app.use(hostGuard(origins));
  app.use(health(connections, closing));
  app.use(closingGuard(closing));

  const document = openApiDocument(api);
  app.use('/api', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use('/api', browserGuard(origins, hookPaths(api)));
  app.get('/api/openapi.json', (_request, response) => {
    response.json(document);
  });
  app.use(
    '/api',
    mount(api, apiHandlers(connections.shown), {
      connections,
      closing,
      heartbeatMs: dependencies.heartbeatMs ?? 15_000,
      stallMs: dependencies.stallMs ?? 10_000,
    }),
  );
  app.use('/api', () => {
    throw new ApiError('not_found', 'The console has no such endpoint. /api/openapi.json lists them all.');
  });

  app.use(webApp(dependencies.webRoot));
  app.use(() => {
    throw new ApiError('not_found', 'There is nothing at this address.');
  });
  app.use(errorMiddleware);
  return app;
}
