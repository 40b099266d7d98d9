import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RequestHandler, Response } from 'express';
import type { StreamEndpoint } from '#shared/contract/endpoint.ts';
import { ApiError } from './api-error.ts';
import { clientAddress } from './client-address.ts';
import { countedPerson } from './counted-person.ts';
import { errorBody } from './error-body.ts';
import { type AnyEvent, eventText } from './event-text.ts';
import type { StreamContext } from './handlers.ts';
import { localsOf } from './locals.ts';
import { inputParser } from './parse-input.ts';
import {
  ClientGone,
  type EndpointDependencies,
  openScope,
  ServerClosing,
  SessionEnded,
} from './request-scope.ts';
import { searchOf } from './search-of.ts';
import type { SessionEnd } from './sessions.ts';
import { placeOf } from './stream-places.ts';

type AnyHandler = (input: Record<string, unknown>, context: StreamContext) => AsyncIterable<AnyEvent>;

/** What a browser waits before it reconnects, in milliseconds; spread, so that not all return at once. */
const RECONNECT_MS = { least: 1_000, spread: 2_000 };

/** Characters of an event after which others of this thread have their turn. */
const LONG_EVENT = 50_000;

/** Why the server ends a stream, in the contract's words. */
const bye = (reason: 'closing' | SessionEnd): AnyEvent => ({ event: 'bye', data: { reason } });

/**
 * Server-sent events. The handler is asked for the next event only when the last one has left, so that no more than
 * the socket's own buffer and one event is ever held for a reader; one that takes nothing for `stallMs` is cut and may
 * come back with the id of its last event. A failure after the first event arrives as the event `failure`.
 */
export function serveStream(
  endpoint: StreamEndpoint,
  handler: AnyHandler,
  dependencies: EndpointDependencies,
): RequestHandler {
  const parse = inputParser(endpoint);
  return async (request, response) => {
    // Express would run a GET route for HEAD, and the answer would never end.
    if (request.method === 'HEAD')
      throw new ApiError('method_not_allowed', 'A stream can only be read with GET.', {
        headers: { Allow: 'GET' },
      });
    const scope = openScope(endpoint, response, dependencies);
    const input = parse({ params: request.params, search: searchOf(request) });
    const place = placeOf(dependencies.places, clientAddress(request), countedPerson(response));
    response.once('close', place.leave);
    const lastEventId = request.get('last-event-id');
    const cut = (): void => void response.destroy();
    const events = handler(input, { ...scope.context, lastEventId, cut, place })[Symbol.asyncIterator]();
    place.take();

    // Until the first event an error is still an ordinary error answer.
    const unlessGone = untilAborted(scope.context.signal);
    let next = await unlessGone(events.next());
    scope.answered();
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.write(`retry: ${RECONNECT_MS.least + Math.floor(Math.random() * RECONNECT_MS.spread)}\n\n`);
    const heartbeat = setInterval(() => {
      if (!response.writableNeedDrain) response.write(': beat\n\n');
    }, dependencies.heartbeatMs);
    try {
      while (next.done !== true) {
        // Events go out in order, one after the other.
        const text = eventText(endpoint, next.value);
        await write(response, text, dependencies.stallMs);
        // A list of thousands comes as one long event after the other, which a quick reader takes at once.
        if (text.length > LONG_EVENT) await nextTurn();
        next = await unlessGone(events.next());
      }
    } catch (error) {
      if (error instanceof ServerClosing || error instanceof SessionEnded) {
        // Told apart from a connection that broke, where the contract has a word for it.
        const reason = error instanceof SessionEnded ? error.why : 'closing';
        if (endpoint.events['bye']) response.write(eventText(endpoint, bye(reason)));
      } else if (!(error instanceof ClientGone)) {
        const { log, requestId } = localsOf(response);
        log.error({ err: error, route: endpoint.path }, 'stream failed');
        response.write(`event: failure\ndata: ${JSON.stringify(errorBody(error, requestId))}\n\n`);
      }
    } finally {
      clearInterval(heartbeat);
      place.leave();
      // Not awaited: a handler that hangs in its clean-up must not keep the response open.
      void Promise.resolve(events.return?.()).catch(() => undefined);
      response.end();
    }
  };
}

/**
 * Gives a promise's value, or throws the signal's reason once it is aborted. One listener for all promises, of which only
 * one is waited for at a time: a thousand streams wait anew for every event.
 */
function untilAborted(signal: AbortSignal): <T>(work: Promise<T>) => Promise<T> {
  let give: ((reason: unknown) => void) | undefined;
  signal.addEventListener('abort', () => give?.(signal.reason), { once: true });
  return async (work) => {
    // Work that nobody waits for any more may still fail; that is no news.
    work.catch(() => undefined);
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      give = reject;
      work.then(resolve, reject);
    });
  };
}

/** Writes, and waits until the reader has taken enough of it for more. */
async function write(response: Response, text: string, stallMs: number): Promise<void> {
  if (response.write(text) || response.destroyed) return;
  const waiting = new AbortController();
  const timer = setTimeout(() => response.destroy(), stallMs);
  const either = { signal: waiting.signal };
  try {
    await Promise.race([once(response, 'drain', either), once(response, 'close', either)]);
  } finally {
    clearTimeout(timer);
    waiting.abort();
  }
}
