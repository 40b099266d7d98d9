import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { contract, json } from '#shared/contract/define.ts';
import { CONNECTION_TIMES } from './console-server.ts';
import { send } from '#server/testing/send.ts';
import { type ServedContract, serveContract } from '#server/testing/serve-contract.ts';

const routes = contract('routes', {
  read: json({ path: '/read', summary: '', access: 'read', output: z.object({}) }),
  large: json({ path: '/large', summary: '', access: 'read', output: z.object({ text: z.string() }) }),
  take: json({
    method: 'POST',
    path: '/take',
    summary: '',
    access: 'write',
    invalidates: [],
    body: z.object({}),
    output: z.object({}),
  }),
  soon: json({
    method: 'POST',
    path: '/soon',
    summary: '',
    access: 'write',
    invalidates: [],
    body: z.object({}),
    output: z.object({}),
    limits: { answerWithinMs: 200 },
  }),
});

/** Quicker than in the product; a request still has longer than the second for which a refused body is awaited. */
const TIMES = { head: 400, request: 2_500, silence: 1_500, look: 50 };

let served: ServedContract;
beforeAll(async () => {
  served = await serveContract(
    { routes },
    {
      routes: {
        read: () => ({}),
        // More than the buffers of both ends together hold.
        large: () => ({ text: 'x'.repeat(64 * 1024 * 1024) }),
        take: () => ({}),
        soon: () => ({}),
      },
    },
    { times: TIMES },
  );
});
afterAll(async () => served.close(0));

interface Slow {
  socket: Socket;
  /** Resolves with all that came once the server has ended the connection, and after how many milliseconds. */
  ended: Promise<{ text: string; ms: number }>;
}

async function open(): Promise<Slow> {
  const socket = connect(served.port, '127.0.0.1');
  await once(socket, 'connect');
  const began = performance.now();
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  // Not `once`, which would fail where the server cuts what is still being sent.
  const ended = new Promise<{ text: string; ms: number }>((resolve) => {
    socket.once('close', () => resolve({ text, ms: performance.now() - began }));
  });
  return { socket, ended };
}

/** Sends a little now and then until the connection ends. */
function drip({ socket, ended }: Slow, beginning: string, drop: string, everyMs: number): void {
  socket.write(beginning);
  const timer = setInterval(() => socket.write(drop), everyMs);
  void ended.then(() => clearInterval(timer));
}

const HOST = () => `Host: 127.0.0.1:${served.port}\r\n`;
const head = () =>
  `POST /api/take HTTP/1.1\r\n${HOST()}Origin: ${served.url}\r\nX-Callboard: 1\r\n` +
  'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n';

describe('a client that is slower than any browser', () => {
  it('is ended in the product after seconds, and sooner than the emptiest proxy gives up', () => {
    expect(CONNECTION_TIMES).toEqual({ head: 10_000, request: 30_000, silence: 120_000, look: 2_000 });
  });

  it('is answered 408 when the head of its request comes a header at a time', async () => {
    const slow = await Promise.all(Array.from({ length: 200 }, open));
    for (const one of slow) drip(one, `GET /api/read HTTP/1.1\r\n${HOST()}`, 'X-More: 1\r\n', 60);
    // Others are served as if nothing were.
    for (let n = 0; n < 20; n += 1) expect((await send(served.port, { path: '/api/read' })).status).toBe(200);
    for (const { text, ms } of await Promise.all(slow.map(({ ended }) => ended))) {
      expect(text).toMatch(/^HTTP\/1\.1 408 [^]*"code":"bad_request"/);
      expect(ms).toBeGreaterThan(TIMES.head - 100);
    }
  });

  it('is answered 408 when its body comes a byte at a time', async () => {
    const slow = await Promise.all(Array.from({ length: 50 }, open));
    for (const one of slow) drip(one, head(), ' ', 100);
    for (const { text } of await Promise.all(slow.map(({ ended }) => ended)))
      expect(text).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('is told that it was too slow, and not that the console was, where the time for an answer is shorter', async () => {
    const one = await open();
    drip(one, head().replace('/api/take', '/api/soon'), ' ', 20);
    const { text } = await one.ended;
    expect(text).toMatch(/^HTTP\/1\.1 400 [^]*did not arrive in time/);
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  it('is ended when it opens a connection and says nothing', async () => {
    const slow = await Promise.all(Array.from({ length: 50 }, open));
    expect(await Promise.all(slow.map(({ ended }) => ended))).toHaveLength(50);
  });

  it('is ended when it asks for much and takes nothing of it', async () => {
    const { socket } = await open();
    socket.pause();
    socket.write(`GET /api/large HTTP/1.1\r\n${HOST()}\r\n`);
    // The client holds on, so that only the server can have ended what its log says is over.
    const over = (): number | undefined => {
      const line = served.log.find((one) => one.includes('"route":"/api/large"'));
      return line === undefined ? undefined : (JSON.parse(line) as { ms: number }).ms;
    };
    await expect.poll(over, { timeout: 15_000 }).toBeGreaterThan(TIMES.silence - 100);
    socket.destroy();
  });

  it('gets nothing after an answer that has begun: what breaks then only ends the connection', async () => {
    const one = await open();
    const beginning = head().replace('Content-Length: 1000', 'Content-Length: 900000');
    drip(one, beginning, 'x', 100);
    const { text } = await one.ended;
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });
});
