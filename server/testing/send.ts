import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { cookieOf } from './test-sessions.ts';

export interface Sent {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** The body as JSON; throws where it is none. */
  json: () => unknown;
}

export interface Sending {
  method?: string;
  path: string;
  /**
   * Sent as given, `host` and the `sec-fetch-*` of browsers included, which fetch() would not send. Without a `cookie`, that
   * of an administrator is added; an empty one asks as nobody.
   */
  headers?: Record<string, string>;
  body?: string;
}

/** One request to a server of this machine on a connection of its own, with these headers. */
export async function send(
  port: number,
  { method = 'GET', path, headers = {}, body }: Sending,
): Promise<Sent> {
  const sending = request({
    host: '127.0.0.1',
    port,
    method,
    path,
    agent: false,
    setHost: false,
    headers: { host: `127.0.0.1:${port}`, cookie: cookieOf('administrator'), ...headers },
  });
  sending.end(body);
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  const received = await text(response);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: received,
    json: () => JSON.parse(received) as unknown,
  };
}
