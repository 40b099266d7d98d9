import type { Express } from 'express';
import { api } from '#shared/api.ts';
import { apiHandlers } from './api-handlers.ts';
import { httpApp, type HttpDependencies } from './http/http-app.ts';

/** The whole console as an Express app. It reads no environment and does not listen. */
export function createApp(dependencies: HttpDependencies): Express {
  return httpApp(api, apiHandlers(dependencies.connections), dependencies);
}
