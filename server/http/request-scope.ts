import { setMaxListeners } from 'node:events';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { changes, type Endpoint } from '#shared/contract/endpoint.ts';
import type { Audit } from '#server/audit/audit-log.ts';
import type { Connections } from '#server/aws/connections.ts';
import { MAYBE_DONE } from '#server/aws/translate-error.ts';
import { bindUpstream, type CallRecord } from '#server/aws/upstream.ts';
import { ApiError } from './api-error.ts';
import { browserOf } from './browser.ts';
import { askerOf } from './asker-of.ts';
import type { RequestContext } from './handlers.ts';
import { localsOf } from './locals.ts';
import { reasonOf } from './reason.ts';
import type { SessionEnd, Sessions } from './sessions.ts';
import type { StreamPlaces } from './stream-places.ts';
import { wishOf } from './wish.ts';

/** The browser closed the connection: nobody reads an answer. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** The server is closing and ends its streams. */
export class ServerClosing extends Error {
  override readonly name = 'ServerClosing';
}

/** The session by which a stream was opened has ended. */
export class SessionEnded extends ApiError {
  readonly why: SessionEnd;
  constructor(why: SessionEnd) {
    super('signed_out', 'The session has ended. Sign in again.');
    this.why = why;
  }
}

/** What every endpoint needs of the running console. */
export interface EndpointDependencies {
  connections: Connections;
  sessions: Sessions;
  /** Whether nobody may change anything in AWS. */
  readOnly: boolean;
  /** Where every change is written down; undefined where an API of a test alone is served. */
  audit: Pick<Audit, 'intent'> | undefined;
  /** Aborted when the server begins to close. */
  closing: AbortSignal;
  /** Milliseconds between heartbeat comments on a stream. */
  heartbeatMs: number;
  /** Milliseconds a reader of a stream may stand still before it is cut. */
  stallMs: number;
  places: StreamPlaces;
}

/** The life of one request: its context, and the end of waiting for it. */
export interface RequestScope {
  context: RequestContext;
  /** The promise's value, or the reason why nobody waits for it any more. */
  within<T>(work: Promise<T>): Promise<T>;
  /** Stops the clock of the endpoint's deadline: the first event of a stream has been sent. */
  answered(): void;
}

/** Opens the scope of a request: it ends when the browser goes, the time is over, or a stream's server closes. */
export function openScope(
  endpoint: Endpoint,
  response: Response,
  dependencies: EndpointDependencies,
): RequestScope {
  const locals = localsOf(response);
  const end = new AbortController();
  // A handler may have many calls under way at once, and each listens for the end of the request.
  setMaxListeners(0, end.signal);
  const timer = setTimeout(
    () => end.abort(response.req.complete ? tooLate(endpoint) : neverCame()),
    endpoint.limits.answerWithinMs,
  );
  const close = (): void => end.abort(new ServerClosing());
  const { principal } = locals;
  let unwatch: (() => void) | undefined;
  if (endpoint.kind === 'stream') {
    dependencies.closing.addEventListener('abort', close, { once: true });
    if (principal !== undefined)
      unwatch = dependencies.sessions.watch(principal, (why) => end.abort(new SessionEnded(why)));
  }
  response.once('close', () => {
    clearTimeout(timer);
    dependencies.closing.removeEventListener('abort', close);
    unwatch?.();
    if (!response.writableFinished) end.abort(new ClientGone());
  });

  const log: Logger = locals.log;
  const wish = { ...wishOf(response.req), reason: changes(endpoint) ? reasonOf(response.req) : undefined };
  const record = (call: CallRecord): void => {
    const { error, asOf, ...about } = call;
    locals.awsRequestId = call.awsRequestId ?? awsRequestIdOf(error) ?? locals.awsRequestId;
    locals.upstreamAt = asOf ?? locals.upstreamAt;
    const code = error === undefined ? 'ok' : error instanceof ApiError ? error.code : 'cancelled';
    log.debug({ ...about, ms: Math.round(call.ms), outcome: code }, 'upstream call');
  };
  return {
    context: {
      requestId: locals.requestId,
      principal,
      browser: browserOf(response.req, response),
      asker: askerOf(response.req, locals, wish.reason),
      signal: end.signal,
      log,
      upstream: (connectionId) =>
        bindUpstream(dependencies.connections.get(connectionId), endpoint, end.signal, record, wish),
    },
    async within(work) {
      // Work that nobody waits for any more may still fail; that is no news.
      work.catch(() => undefined);
      end.signal.throwIfAborted();
      return new Promise((resolve, reject) => {
        const give = (): void => reject(end.signal.reason);
        end.signal.addEventListener('abort', give, { once: true });
        work.then(resolve, reject).finally(() => end.signal.removeEventListener('abort', give));
      });
    },
    answered: () => clearTimeout(timer),
  };
}

const awsRequestIdOf = (error: unknown): string | undefined =>
  error instanceof ApiError ? error.awsRequestId : undefined;

/** Who has not sent all of a request cannot have an answer: that is nobody's fault but theirs. */
function neverCame(): ApiError {
  return new ApiError('bad_request', 'The body of the request did not arrive in time.', {
    headers: { Connection: 'close' },
  });
}

function tooLate(endpoint: Endpoint): ApiError {
  const seconds = endpoint.limits.answerWithinMs / 1000;
  return endpoint.aws.length === 0
    ? new ApiError('internal', `The console did not finish within ${seconds} seconds.`)
    : new ApiError(
        'aws_timeout',
        `The console could not answer within ${seconds} seconds: ${endpoint.aws.join(', ')} ` +
          `was still waiting for its turn or for AWS. ${changes(endpoint) ? MAYBE_DONE : 'Try again in a moment.'}`,
      );
}
