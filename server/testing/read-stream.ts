import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Wire } from '#shared/contract/endpoint.ts';
import { live } from '#shared/live/contract.ts';
import { attempt } from './call-endpoint.ts';
import { ownHeaders } from './own-headers.ts';

export interface ReadEvent {
  id: string | undefined;
  event: string;
  data: Record<string, unknown>;
}

/** A browser's stream, read by hand. */
export interface StreamReader {
  /** Everything that has come, in order. */
  events: ReadEvent[];
  /** As the hello said. */
  streamId: string;
  /** The id of the last event that had one. */
  lastId: () => string | undefined;
  /** Events of a kind, and with these values. */
  of: (event: string, data?: Record<string, unknown>) => ReadEvent[];
  /** Takes nothing more from the connection until `resume`. */
  pause: () => void;
  resume: () => void;
  /** Whether the server has ended it. */
  ended: () => boolean;
  /** Ends it as a broken network would. */
  cut: () => void;
  /** Sets the topics of the stream, as whoever opened it, and gives those that were accepted. @throws where they are refused */
  subscribe: (...topics: string[]) => Promise<readonly string[]>;
}

/** Opens the live stream of a running console. @throws {Error} where the server answers something else */
export async function readStream(
  running: { port: number; url: string },
  { stream, after, cookie }: { stream?: string; after?: string | undefined; cookie?: string } = {},
): Promise<StreamReader> {
  const query = new URLSearchParams({
    ...(stream === undefined ? {} : { stream }),
    ...(after === undefined ? {} : { after }),
  }).toString();
  const asking: ClientRequest = request({
    host: '127.0.0.1',
    port: running.port,
    path: `/api/live${query === '' ? '' : `?${query}`}`,
    agent: false,
    headers: { ...ownHeaders(running.url), ...(cookie === undefined ? {} : { cookie }) },
  });
  asking.end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`the stream answered ${response.statusCode}`);
  const events: ReadEvent[] = [];
  let ended = false;
  let rest = '';
  let helloCame: (() => void) | undefined;
  const hello = new Promise<void>((resolve) => (helloCame = resolve));
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    rest += chunk;
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = parse(block);
      if (event !== undefined) events.push(event);
      if (event?.event === 'hello') helloCame?.();
    }
  });
  response.once('error', () => undefined);
  response.once('close', () => (ended = true));
  await hello;
  const streamId = String(events[0]?.data['streamId']);
  return {
    events,
    streamId,
    lastId: () => events.findLast(({ id }) => id !== undefined)?.id,
    of: (name, data = {}) =>
      events.filter(
        (each) =>
          each.event === name && Object.entries(data).every(([key, value]) => each.data[key] === value),
      ),
    pause: () => void response.pause(),
    resume: () => void response.resume(),
    ended: () => ended,
    cut: () => void asking.destroy(),
    async subscribe(...topics) {
      const asked = { streamId, body: { topics } };
      const sent = await attempt(running, live.subscribe, asked, cookie === undefined ? {} : { cookie });
      if (sent.status !== 200) throw new Error(`the topics were answered with ${sent.status}: ${sent.body}`);
      return (sent.json() as Wire<typeof live.subscribe>).accepted;
    },
  };
}

/** Undefined for a comment, or what only sets the time of coming back. */
function parse(block: string): ReadEvent | undefined {
  const lines = new Map(
    block.split('\n').map((line) => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2)] as const;
    }),
  );
  const event = lines.get('event');
  if (event === undefined) return undefined;
  return {
    id: lines.get('id'),
    event,
    data: JSON.parse(lines.get('data') ?? '{}') as Record<string, unknown>,
  };
}
