import { createConnections } from '#server/aws/connections.ts';
import { unlimited } from '#server/aws/budget/budget.ts';
import { type ConnectionTimes, type ConsoleServer, listen } from '#server/http/console-server.ts';
import type { Handlers } from '#server/http/handlers.ts';
import { httpApp, type HttpDependencies } from '#server/http/http-app.ts';
import type { HttpLimits } from '#server/http/limits.ts';
import { createLogger } from '#server/http/logger.ts';
import { loopbackOrigins } from '#server/http/own-origins.ts';
import { NO_SIGN_IN } from '#server/auth/no-sign-in.ts';
import type { Contract } from '#shared/contract/endpoint.ts';
import { TEST_LIMITS } from './test-limits.ts';

export interface ServedContract extends ConsoleServer {
  url: string;
  /** The lines of the log so far. */
  log: string[];
}

/** Serves a contract of a test's own on the console's real HTTP stack, without any upstream. */
export async function serveContract<Api extends Record<string, Contract>>(
  api: Api,
  handlers: Handlers<Api>,
  {
    limits,
    times,
    ...options
  }: Partial<
    Pick<
      HttpDependencies,
      | 'sessions'
      | 'readOnly'
      | 'heartbeatMs'
      | 'stallMs'
      | 'webRoot'
      | 'origins'
      | 'trustedProxies'
      | 'rateNow'
    >
  > & {
    /** Other than those of tests. */
    limits?: Partial<HttpLimits>;
    /** Other than in the product. */
    times?: ConnectionTimes;
  } = {},
): Promise<ServedContract> {
  const log: string[] = [];
  const logger = createLogger('debug', {
    write(line) {
      log.push(line);
    },
  });
  const closing = new AbortController();
  const connections = createConnections([], () => ({ budget: unlimited }));
  const most = { ...TEST_LIMITS, ...limits };
  const server = await listen(
    { host: '127.0.0.1', port: 0 },
    closing,
    (port) =>
      httpApp(api, handlers, {
        connections,
        sessions: NO_SIGN_IN,
        logger,
        webRoot: '/nonexistent',
        closing: closing.signal,
        limits: most,
        ...options,
        origins: [...loopbackOrigins('127.0.0.1', port), ...(options.origins ?? [])],
      }),
    { streams: most.streams, ...(times === undefined ? {} : { times }) },
  );
  return { ...server, url: `http://127.0.0.1:${server.port}`, log };
}
