import * as z from 'zod/mini';
import type { BytesEndpoint, Endpoint, Input, JsonEndpoint, Wire } from '#shared/contract/endpoint.ts';
import { ErrorBody } from '#shared/contract/errors.ts';
import { ApiError, InvalidInputError, UnreachableError, UnreadableError } from './failure.ts';
import { tellSignedOut } from './signed-out.ts';

/** Longer than the server gives itself, so that its own words about a slow AWS arrive before this ends the wait. */
const GRACE_MS = 5_000;

type Values = Record<string, unknown>;

function encoded(endpoint: Endpoint, where: 'params' | 'query', input: Values): [string, string][] {
  const pairs: [string, string][] = [];
  for (const [name, schema] of Object.entries(endpoint[where])) {
    const value = input[name];
    if (value === undefined) continue;
    const result = z.safeEncode(schema, value);
    if (!result.success) {
      throw new InvalidInputError(
        result.error.issues.map((issue) => ({ path: `${where}.${name}`, message: issue.message })),
      );
    }
    pairs.push([name, String(result.data)]);
  }
  return pairs;
}

/**
 * The URL of a call: path parameters put in place, query values encoded through the endpoint's own codecs.
 * @throws InvalidInputError when a value breaks the endpoint's rules
 */
export function urlOf<E extends JsonEndpoint | BytesEndpoint>(endpoint: E, input: Input<E>): string {
  const values = input as Values;
  const params = new Map(encoded(endpoint, 'params', values));
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params.get(name);
    if (value === undefined) throw new InvalidInputError([{ path: `params.${name}`, message: 'is missing' }]);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams(encoded(endpoint, 'query', values)).toString();
  return `/api${path}${query && '?'}${query}`;
}

export async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new UnreadableError(response.status, cause);
  }
}

/** How much an answer is wanted; without any of it, as what is on screen wants it. */
export interface Wish {
  /** Somebody asked to load it again: only a new answer will do. */
  anew?: boolean;
  /** Nobody looks at it yet. */
  priority?: 'hover' | 'background';
  /** The name under which the budget tells how long the request has to wait: a UUID. */
  id?: string;
  /** Why a change is made. */
  reason?: string | undefined;
}

function wishHeaders({ anew, priority, id, reason }: Wish): Record<string, string> {
  return {
    ...(anew === true && { 'Cache-Control': 'no-cache' }),
    ...(priority && { 'X-Callboard-Priority': priority }),
    ...(id !== undefined && { 'X-Callboard-Request': id }),
    // A header takes ASCII alone; half a surrogate pair is what `fetch` would make of it in a body.
    ...(reason && { 'X-Callboard-Reason': encodeURIComponent(reason.replace(/\p{Cs}/gu, '\uFFFD')) }),
  };
}

/**
 * Calls one endpoint. The answer is the wire side (instants stay ISO text): equal answers can then be recognised as
 * equal, and only what changed is drawn again.
 * @param signal ends the request when nobody waits for it any more; rejects with the signal's own reason
 * @throws ApiError, UnreachableError, UnreadableError, InvalidInputError
 */
export async function request<E extends JsonEndpoint>(
  endpoint: E,
  input: Input<E>,
  signal?: AbortSignal,
  wish: Wish = {},
): Promise<Wire<E>> {
  const { response, content } = await exchange(endpoint, input, readJson, signal, wish);
  if (response.ok) return content as Wire<E>;
  throw refusalOf(response, content);
}

/**
 * Sends a request and reads its answer within the endpoint's time, whatever its status.
 * @throws UnreachableError, UnreadableError, InvalidInputError
 */
export async function exchange<E extends JsonEndpoint | BytesEndpoint, Content>(
  endpoint: E,
  input: Input<E>,
  read: (response: Response) => Promise<Content>,
  signal?: AbortSignal,
  wish: Wish = {},
): Promise<{ response: Response; content: Content }> {
  const url = urlOf(endpoint, input);
  const deadline = AbortSignal.timeout(endpoint.limits.answerWithinMs + GRACE_MS);
  const body = endpoint.body ? JSON.stringify((input as Values)['body']) : undefined;
  try {
    const response = await fetch(url, {
      method: endpoint.method,
      headers: {
        'X-Callboard': '1',
        ...wishHeaders(wish),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    return { response, content: await read(response) };
  } catch (cause) {
    if (signal?.aborted) throw cause;
    if (deadline.aborted) throw new UnreachableError('silent', cause);
    if (cause instanceof UnreadableError) throw cause;
    throw new UnreachableError('network', cause);
  }
}

/** What an error answer says. That nobody is signed in is told to whoever can do something about it. */
export function refusalOf(response: Response, answer: unknown): ApiError | UnreadableError {
  const error = z.safeParse(ErrorBody, answer);
  if (error.data?.code === 'signed_out') tellSignedOut();
  return error.success ? new ApiError(response.status, error.data) : new UnreadableError(response.status);
}
