import type { Express } from 'express';
import { api } from '#shared/api.ts';
import { apiHandlers } from './api-handlers.ts';
import { httpApp, type HttpDependencies } from './http/http-app.ts';
import type { Services } from './services.ts';

export interface AppDependencies extends Omit<HttpDependencies, 'connections' | 'sessions' | 'readOnly'> {
  services: Services;
}

/** The whole console as an Express app. It reads no environment and does not listen. */
export function createApp({ services, ...dependencies }: AppDependencies): Express {
  const { accounts, connections, readOnly } = services;
  const { sessions } = accounts;
  return httpApp(api, apiHandlers(services), { ...dependencies, connections, sessions, readOnly });
}
