import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Instant } from '#shared/contract/codecs.ts';
import { contract, stream } from '#shared/contract/define.ts';
import { type ServedContract, serveContract } from '#server/testing/serve-contract.ts';
import { ApiError } from './api-error.ts';

const events = { tick: z.object({ n: z.number(), at: Instant }), text: z.string() };
const news = contract('news', {
  count: stream({ path: '/news/count', summary: 'Counts', access: 'read', events }),
  quiet: stream({ path: '/news/quiet', summary: 'Says one thing', access: 'read', events }),
  flood: stream({ path: '/news/flood', summary: 'Says too much', access: 'read', events }),
  late: stream({
    path: '/news/late',
    summary: 'Never begins',
    access: 'read',
    events,
    limits: { answerWithinMs: 50 },
  }),
  refused: stream({ path: '/news/refused', summary: 'Fails at once', access: 'read', events }),
  failing: stream({ path: '/news/failing', summary: 'Fails later', access: 'read', events }),
  outside: stream({ path: '/news/outside', summary: 'Leaves its contract', access: 'read', events }),
});

const at = new Date('2026-11-20T14:00:00Z');
const CHUNK = 'x'.repeat(64 * 1024);
let flooded = 0;
const ended: string[] = [];

async function untilAborted(signal: AbortSignal, name: string): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
  ended.push(`${name}: ${(signal.reason as Error).name}`);
}

async function start(): Promise<ServedContract> {
  return serveContract(
    { news },
    {
      news: {
        async *count(_input, { lastEventId }) {
          const first = Number(lastEventId ?? '0') + 1;
          for (let n = first; n < first + 3; n += 1)
            yield { event: 'tick', id: `${n}`, data: { n, at, secret: 'not in the contract' } as never };
        },
        async *quiet(_input, { signal }) {
          yield { event: 'text', data: 'one\ntwo' };
          await untilAborted(signal, 'quiet');
        },
        async *flood(_input, { signal }) {
          try {
            for (flooded = 0; !signal.aborted; flooded += 1) yield { event: 'text', data: CHUNK };
          } finally {
            ended.push('flood');
          }
        },
        async *late(_input, { signal }) {
          await untilAborted(signal, 'late');
          yield { event: 'text', data: 'too late' };
        },
        async *refused() {
          yield { event: 'text', data: await Promise.reject(new ApiError('too_many_requests', 'Not now.')) };
        },
        async *failing() {
          yield { event: 'text', id: '1\n2', data: 'fine' };
          throw new Error('a secret of the inside');
        },
        async *outside() {
          yield { event: 'text', data: 'fine' };
          yield { event: 'tick', data: { n: 'no number', at } as never };
        },
      },
    },
    { heartbeatMs: 30, stallMs: 150 },
  );
}

let served: ServedContract;
beforeAll(async () => {
  served = await start();
});
afterAll(async () => served.close());

const read = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${served.url}/api/news/${path}`, { headers });

describe('a stream', () => {
  it('sends named events with ids, through the contract', async () => {
    const response = await read('count');
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
    const text = await response.text();
    expect(text).toMatch(/^retry: \d+\n\n/);
    expect(text.split('\n\n').slice(1)).toEqual([
      'id: 1\nevent: tick\ndata: {"n":1,"at":"2026-11-20T14:00:00.000Z"}',
      'id: 2\nevent: tick\ndata: {"n":2,"at":"2026-11-20T14:00:00.000Z"}',
      'id: 3\nevent: tick\ndata: {"n":3,"at":"2026-11-20T14:00:00.000Z"}',
      '',
    ]);
  });

  it('goes on after the last event that arrived', async () => {
    expect(await (await read('count', { 'last-event-id': '41' })).text()).toContain('id: 42\n');
  });

  it('keeps a quiet connection alive, on one line even where text has several', async () => {
    const reader = (await read('quiet')).body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes(': beat\n\n: beat\n\n')) text += (await reader?.read())?.value ?? '';
    expect(text).toContain('event: text\ndata: "one\\ntwo"\n\n');
    await reader?.cancel();
    await expect.poll(() => ended).toContain('quiet: ClientGone');
  });

  it('cannot be asked for its head, which would never end', async () => {
    const response = await fetch(`${served.url}/api/news/quiet`, { method: 'HEAD' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
  });

  it('checks its query like any endpoint', async () => {
    expect((await read('count?from=1')).status).toBe(400);
  });
});

describe('a stream that fails', () => {
  it('before its first event answers like any endpoint', async () => {
    const response = await read('refused');
    expect([response.status, await response.json()]).toMatchObject([429, { code: 'too_many_requests' }]);
  });

  it('to begin in time is given up', async () => {
    expect((await read('late')).status).toBe(500);
    await expect.poll(() => ended).toContain('late: ApiError');
  });

  it.each(['failing', 'outside'])('later says so as an event, without the inside (%s)', async (path) => {
    const response = await read(path);
    const text = await response.text();
    const failure = /event: failure\ndata: (.*)\n\n$/.exec(text)?.[1] ?? '{}';
    expect(JSON.parse(failure)).toMatchObject({
      code: 'internal',
      requestId: response.headers.get('x-request-id'),
    });
    expect(text).not.toContain('secret');
    expect(served.log.some((line) => line.includes('stream failed'))).toBe(true);
  });

  it('to be read is cut, holding no more than a little of it', async () => {
    const socket: Socket = connect(served.port, '127.0.0.1');
    socket.pause();
    socket.write(`GET /api/news/flood HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\n\r\n`);
    await expect.poll(() => ended).toContain('flood');
    // What the kernel takes for both ends, and one event more: far from what the handler could have said.
    expect(flooded * CHUNK.length).toBeLessThan(16 * 1024 * 1024);
    socket.destroy();
  });
});

describe('a server that closes', () => {
  it('ends its streams, and at once', async () => {
    const closing = await start();
    const response = await fetch(`${closing.url}/api/news/quiet`);
    const reader = response.body?.getReader();
    await reader?.read();
    const began = performance.now();
    await closing.close();
    expect(performance.now() - began).toBeLessThan(5_000);
    let done = false;
    while (!done) done = (await reader?.read())?.done ?? true;
    expect(ended).toContain('quiet: ServerClosing');
  });
});
