import type { Response } from 'express';
import type { Logger } from 'pino';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import type { Principal } from './principal.ts';

/** What the middlewares of one request tell one another. */
export interface Locals {
  requestId: string;
  log: Logger;
  /** Allows the styles that the web app inserts while it runs; new for each response. */
  styleNonce: string;
  /** Who asks; undefined where nobody is signed in. */
  principal?: Principal | undefined;
  /** Set once the request has reached an endpoint. */
  endpoint?: Endpoint;
  /** The short ids in the path, for the log. */
  params?: Readonly<Record<string, unknown>>;
  /** AWS's id of the last call that was made for this request. */
  awsRequestId?: string | undefined;
  /** The upstream's own time when it last answered a call that was made for this request. */
  upstreamAt?: Date | undefined;
  /** The code of the error that was answered. */
  errorCode?: string;
}

export function localsOf(response: Response): Locals {
  return response.locals as Locals;
}
