import type { Role } from '#shared/contract/roles.ts';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { addressWith, ENDPOINTS, type ExampleIds } from '../example-paths.ts';
import type { ConsoleRequest } from '../change-requests.ts';
import { ownHeaders } from '../own-headers.ts';
import { type Sent, send } from '../send.ts';
import type { RunningConsole } from '../start-console.ts';

/** Something that the console said to somebody. */
export interface Said {
  /** The endpoint, or what else it was. */
  by: string;
  to: string;
  /** Status, headers and body. */
  text: string;
}

export const saidIn = (by: string, to: string, { status, headers, body }: Sent): Said => ({
  by,
  to,
  text: `${status} ${JSON.stringify(headers)}\n${body}`,
});

/** Asks every endpoint as somebody: what changes something with all that can be given where that is known, or with nothing. */
export async function askEverything(
  { port, url }: Pick<RunningConsole, 'port' | 'url'>,
  to: Role | 'nobody',
  ids: ExampleIds,
  commands: readonly ConsoleRequest[],
  /** Headers beside those of every page, and which endpoints, where not all of them. */
  {
    headers = {},
    wanted = () => true,
  }: { headers?: Readonly<Record<string, string>>; wanted?: (endpoint: Endpoint) => boolean } = {},
): Promise<Said[]> {
  const said: Said[] = [];
  const ask = async (endpoint: Endpoint, path: string, body: unknown): Promise<void> => {
    const takesBody = 'body' in endpoint && endpoint.body !== undefined;
    const given = takesBody ? JSON.stringify(body ?? {}) : undefined;
    const sent = await send(port, {
      method: endpoint.method,
      path,
      headers: {
        ...ownHeaders(url, to),
        ...headers,
        ...(given === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(given === undefined ? {} : { body: given }),
    });
    said.push(saidIn(endpoint.id, to, sent));
  };
  const asked = ENDPOINTS.filter(({ kind }) => kind !== 'stream' && kind !== 'hook').filter(wanted);
  // What is read is asked for before it is changed, and somebody who has signed out asks for nothing.
  const turn = ({ id, method }: Endpoint): number => (id === 'auth.signOut' ? 2 : method === 'GET' ? 0 : 1);
  const inOrder = asked.toSorted((one, other) => turn(one) - turn(other));
  for (const endpoint of inOrder) {
    const known = commands.filter((command) => command.endpoint.id === endpoint.id);
    if (known.length === 0) await ask(endpoint, addressWith(endpoint, ids), undefined);
    for (const { path, body } of known) await ask(endpoint, path, body);
  }
  return said;
}
