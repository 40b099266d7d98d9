import type { Input, JsonEndpoint, Wire } from '#shared/contract/endpoint.ts';
import { ownHeaders } from './own-headers.ts';
import { pathOf } from './example-paths.ts';
import { send, type Sent } from './send.ts';
import type { RunningConsole } from './start-console.ts';

/**
 * Asks as the console's own page would, and takes whatever comes.
 * @param headers beside those that every page sends
 */
export async function attempt<E extends JsonEndpoint>(
  { port, url }: Pick<RunningConsole, 'port' | 'url'>,
  endpoint: E,
  input: Input<E>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Sent> {
  const given = input as Readonly<Record<string, unknown>>;
  const texts = (names: readonly string[]): [string, string][] =>
    names.flatMap((name): [string, string][] =>
      given[name] === undefined ? [] : [[name, textOf(given[name])]],
    );
  const search = new URLSearchParams(texts(Object.keys(endpoint.query))).toString();
  const path = pathOf(endpoint, Object.fromEntries(texts(Object.keys(endpoint.params))));
  return send(port, {
    method: endpoint.method,
    path: search === '' ? path : `${path}?${search}`,
    headers: {
      ...ownHeaders(url),
      ...headers,
      ...(endpoint.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(endpoint.body === undefined ? {} : { body: JSON.stringify(given['body']) }),
  });
}

/**
 * As `attempt`, for what must succeed.
 * @throws {Error} with what was answered instead
 */
export async function call<E extends JsonEndpoint>(
  running: Pick<RunningConsole, 'port' | 'url'>,
  endpoint: E,
  input: Input<E>,
): Promise<Wire<E>> {
  const sent = await attempt(running, endpoint, input);
  if (sent.status !== endpoint.status)
    throw new Error(`${endpoint.id} answered ${sent.status}: ${sent.body}`);
  return sent.json() as Wire<E>;
}

/** As it stands in an address. */
function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : `${value as string | number | boolean}`;
}
