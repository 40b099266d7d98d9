import { randomBytes, randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { addressOf, type Endpoint } from '#shared/contract/endpoint.ts';
import { localsOf } from './locals.ts';

/** A request that is over. */
export interface MeasuredRequest {
  /** Undefined: a page, a file, a probe, or nothing that there is. */
  endpoint: Pick<Endpoint, 'id' | 'kind'> | undefined;
  status: number;
  ms: number;
  /** The answer did not reach its end. */
  isCut: boolean;
}

/**
 * Gives every request an id of our own and writes one line when it is over: method, path template, the short ids in
 * the path, status, time. Never headers, bodies, query values (a filter may hold a userId) or the raw path.
 */
export function requestLog(logger: Logger, measure?: (request: MeasuredRequest) => void): RequestHandler {
  return (request, response, next) => {
    const locals = localsOf(response);
    locals.requestId = randomUUID();
    locals.log = logger.child({ requestId: locals.requestId });
    locals.styleNonce = randomBytes(16).toString('base64');
    response.setHeader('X-Request-Id', locals.requestId);

    const began = performance.now();
    const { method } = request;
    response.once('close', () => {
      const { endpoint, params, errorCode, awsRequestId } = locals;
      const { statusCode: status } = response;
      const ms = performance.now() - began;
      measure?.({ endpoint, status, ms, isCut: !response.writableFinished });
      const level = status >= 500 ? 'error' : endpoint !== undefined || status >= 400 ? 'info' : 'debug';
      locals.log[level](
        {
          method,
          route: endpoint === undefined ? undefined : addressOf(endpoint),
          ...(params === undefined ? {} : { ids: wellFormed(params) }),
          status,
          ms: Math.round(ms),
          ...(errorCode === undefined ? {} : { code: errorCode }),
          ...(awsRequestId === undefined ? {} : { awsRequestId }),
          ...(response.writableFinished ? {} : { cut: true }),
        },
        'request',
      );
    });
    next();
  };
}

/** What stands in the path of a request can be anything; only what looks like an id is worth a line in the log. */
function wellFormed(params: Readonly<Record<string, unknown>>): Record<string, string> {
  const shown = Object.entries(params).map(([name, value]) => {
    const isId = typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
    return [name, isId ? value : '(not an id)'];
  });
  return Object.fromEntries(shown) as Record<string, string>;
}
