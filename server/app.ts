import type { Express } from 'express';
import { api } from '#shared/api.ts';
import { apiHandlers } from './api-handlers.ts';
import { oidcRoutes } from './features/auth/oidc-routes.ts';
import { httpApp, type HttpDependencies } from './http/http-app.ts';
import type { Services } from './services.ts';

export interface AppDependencies extends Omit<
  HttpDependencies,
  'connections' | 'sessions' | 'readOnly' | 'audit' | 'oidc'
> {
  services: Services;
}

/** The whole console as an Express app. It reads no environment and does not listen. */
export function createApp({ services, ...dependencies }: AppDependencies): Express {
  const { accounts, connections, audit, readOnly } = services;
  const { sessions, provider } = accounts;
  return httpApp(api, apiHandlers(services), {
    ...dependencies,
    connections,
    sessions,
    oidc: provider && oidcRoutes(accounts, provider, audit),
    audit,
    readOnly,
  });
}
