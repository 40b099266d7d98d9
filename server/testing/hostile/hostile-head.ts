import type { ExampleIds } from '#server/testing/example-paths.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';

export interface Hostile {
  /** What kind of request, for the figures. */
  kind: string;
  method: string;
  bytes: Buffer;
  /** Whether less comes than was announced: the sender goes away in the middle. */
  endsEarly?: boolean;
}

/** Where they go, and what there is. */
export interface HostileTarget {
  port: number;
  ids: ExampleIds;
}

/** Left in what is sent; an answer that has it among its headers let itself be written by the request. */
export const INJECTED = 'x-injected';

interface Head {
  method: string;
  path: string;
  headers: [name: string, value: string][];
  body: Buffer;
}

export function written({ method, path, headers, body }: Head): Buffer {
  const lines = headers.map(([name, given]) => `${name}: ${given}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'), body]);
}

/** The headers of the console's own page, of somebody who may do all: what follows gets past the walls, and past sign-in. */
export const own = ({ port }: HostileTarget, body: Buffer): [string, string][] => [
  ['Host', `127.0.0.1:${port}`],
  ['Connection', 'close'],
  ['Origin', `http://127.0.0.1:${port}`],
  ['Sec-Fetch-Site', 'same-origin'],
  ['X-Callboard', '1'],
  ['Cookie', cookieOf('administrator')],
  ...(body.length > 0
    ? ([
        ['Content-Type', 'application/json'],
        ['Content-Length', String(body.length)],
      ] as [string, string][])
    : []),
];
