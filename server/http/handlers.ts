import type { Logger } from 'pino';
import type * as z from 'zod/mini';
import type {
  BytesEndpoint,
  Contract,
  Endpoint,
  HookEndpoint,
  JsonEndpoint,
  Parsed,
  Result,
  StreamEndpoint,
  Unproven,
} from '#shared/contract/endpoint.ts';
import type { Upstream } from '#server/aws/upstream.ts';
import type { Browser } from './browser.ts';
import type { Principal } from './principal.ts';
import type { Place } from './stream-places.ts';

/** What a handler may use beside its input. It never sees the request or the response. */
export interface RequestContext {
  requestId: string;
  /** Who asks; undefined where the endpoint is public, or another system calls. */
  principal: Principal | undefined;
  browser: Browser;
  /** Aborted when the browser has gone, the endpoint's time is over, or, for a stream, the server is closing. */
  signal: AbortSignal;
  log: Logger;
  /** The account and Region of that id. @throws {ApiError} `unknown_connection` */
  upstream(connectionId: string): Upstream;
}

/** One named event of a stream. The id comes back as `lastEventId` when the browser reconnects. */
export type StreamEvent<E extends StreamEndpoint> = {
  [Name in keyof E['events'] & string]: {
    event: Name;
    data: Unproven<z.core.output<E['events'][Name]>>;
    id?: string;
  };
}[keyof E['events'] & string];

export interface StreamContext extends RequestContext {
  /** The id of the last event that the browser got, where it reconnects. */
  lastEventId: string | undefined;
  /** Ends the connection at once, with all that has been sent to it and was not taken. */
  cut: () => void;
  /**
   * Of the connection among all live streams. It is taken once the handler has been called: one that takes it by itself
   * can give back before what the connection replaces.
   */
  place: Place;
}

/** A download. The file name is offered to the browser as it is, without path or control characters. */
export interface Download {
  contentType: string;
  filename: string;
  body: Uint8Array | AsyncIterable<Uint8Array>;
  /** How the body is compressed already; undone for a browser that does not take it. */
  encoding?: 'br';
  /** Headers beside those of every download. */
  headers?: Readonly<Record<string, string>>;
}

/** What another system sent, unparsed: a signature is over exactly these bytes. */
export interface HookCall {
  rawBody: Uint8Array;
  /** Header names in lower case. */
  headers: Readonly<Record<string, string>>;
}

/** The function that answers an endpoint, by its kind. */
export type HandlerOf<E extends Endpoint> = E extends JsonEndpoint
  ? (input: Parsed<E>, context: RequestContext) => Promise<Result<E>> | Result<E>
  : E extends StreamEndpoint
    ? (input: Parsed<E>, context: StreamContext) => AsyncIterable<StreamEvent<E>>
    : E extends BytesEndpoint
      ? (input: Parsed<E>, context: RequestContext) => Promise<Download>
      : E extends HookEndpoint
        ? (input: Parsed<E> & HookCall, context: RequestContext) => Promise<Result<E>>
        : never;

/** One handler for each endpoint of a feature; one too few or too many does not compile. */
export type ContractHandlers<C extends Contract> = { [Name in keyof C]: HandlerOf<C[Name]> };

/** The handlers of a whole API, feature by feature. */
export type Handlers<Api extends Record<string, Contract>> = {
  [Feature in keyof Api]: ContractHandlers<Api[Feature]>;
};
