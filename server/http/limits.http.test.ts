import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { contract, json, stream } from '#shared/contract/define.ts';
import { send, type Sent } from '#server/testing/send.ts';
import { sessionCookie } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';
import { type ServedContract, serveContract } from '#server/testing/serve-contract.ts';

const routes = contract('routes', {
  read: json({ path: '/read', summary: '', access: 'read', output: z.object({}) }),
  change: json({
    method: 'POST',
    path: '/change',
    summary: '',
    access: 'write',
    invalidates: [],
    body: z.object({}),
    output: z.object({}),
  }),
  watch: stream({ path: '/watch', summary: '', access: 'read', events: { tick: z.number() } }),
});

let served: ServedContract;
let watching = 0;
/** The clock by which an address may ask again stands still unless a test moves it. */
let now = 0;
const serve = async (options: Parameters<typeof serveContract>[2]): Promise<void> => {
  watching = 0;
  served = await serveContract(
    { routes },
    {
      routes: {
        read: () => ({}),
        change: () => ({}),
        async *watch(_input, { signal }) {
          watching += 1;
          try {
            yield { event: 'tick', data: 1 };
            await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
          } finally {
            watching -= 1;
          }
        },
      },
    },
    { rateNow: () => now, ...options },
  );
};
afterEach(async () => served.close(0));

const read = async (headers: Record<string, string> = {}, path = '/api/read'): Promise<Sent> =>
  send(served.port, { path, headers });

/** Opens a stream and waits for its first byte. */
async function watch(
  headers: Record<string, string> = {},
): Promise<{ status: number; answer: IncomingMessage; sending: ClientRequest }> {
  const sending = request({
    host: '127.0.0.1',
    port: served.port,
    path: '/api/watch',
    agent: false,
    headers: { host: `127.0.0.1:${served.port}`, ...headers },
  });
  sending.on('error', () => undefined);
  sending.end();
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  answer.on('error', () => undefined);
  answer.resume();
  return { status: answer.statusCode ?? 0, answer, sending };
}

/** Everybody is who their header says, which sessions would tell. */
const BY_HEADER: Sessions = {
  find: async (secret) =>
    Promise.resolve(
      secret === undefined
        ? undefined
        : {
            kind: 'person',
            id: secret.slice(0, 3),
            name: secret,
            role: 'viewer',
            connections: undefined,
            sessionId: secret,
            expiresAt: Number.POSITIVE_INFINITY,
          },
    ),
  watch: () => () => undefined,
};
const as = (name: string): Record<string, string> => ({ cookie: sessionCookie(name.padEnd(43, 'x')) });

describe('a person', () => {
  it('who asks too often is sent away from every address, and nobody else is', async () => {
    await serve({ limits: { requestsPerSecond: 1 }, trustedProxies: ['127.0.0.1'], sessions: BY_HEADER });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1)
      statuses.push((await read({ ...as('ana'), 'x-forwarded-for': `192.0.2.${n}` })).status);
    expect(statuses.slice(9)).toEqual([200, 429, 429]);
    expect((await read({ ...as('ben'), 'x-forwarded-for': '192.0.2.1' })).status).toBe(200);
  });

  it('has so many live streams, however many sessions they have', async () => {
    await serve({ limits: { streamsPerPerson: 2 }, sessions: BY_HEADER });
    const streams = [await watch(as('ana-here')), await watch(as('ana-there')), await watch(as('ana-more'))];
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 429]);
    const other = await watch(as('ben'));
    expect(other.status).toBe(200);
    for (const { sending } of [...streams, other]) sending.destroy();
  });
});

describe('an address that asks too often', () => {
  it('is told when to come back, in the body that all errors have', async () => {
    await serve({ limits: { requestsPerSecond: 1 } });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await read()).status);
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 200));
    const refused = await read();
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('1');
    expect(refused.headers['cache-control']).toBe('no-store');
    expect(refused.json()).toMatchObject({
      code: 'too_many_requests',
      message: expect.stringContaining('1 requests a second') as string,
      requestId: refused.headers['x-request-id'],
    });
    const changing = await send(served.port, {
      method: 'POST',
      path: '/api/change',
      headers: { origin: served.url, 'x-callboard': '1', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(changing.status).toBe(429);
  });

  it('pays for what is refused further in as well, so that guessing is no quicker', async () => {
    await serve({ limits: { requestsPerSecond: 1 } });
    for (let n = 0; n < 10; n += 1) await read({}, '/api/nothing');
    expect((await read()).status).toBe(429);
  });

  it('is not one for what a foreign page makes its browser send', async () => {
    await serve({ limits: { requestsPerSecond: 1 } });
    for (let n = 0; n < 30; n += 1) expect((await read({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await read({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('still gets pages, files, and whether the console is well', async () => {
    await serve({ limits: { requestsPerSecond: 1 } });
    for (let n = 0; n < 15; n += 1) await read();
    expect((await read()).status).toBe(429);
    expect((await read({}, '/healthz')).status).toBe(200);
    // There is no web app here: what matters is that it is the one that answers.
    for (const path of ['/', '/assets/index.js', '/emulator/stages'])
      expect([path, (await read({}, path)).json()]).toMatchObject([path, { code: 'not_found' }]);
  });

  it('keeps the stream that it has', async () => {
    await serve({ limits: { requestsPerSecond: 1 }, heartbeatMs: 20 });
    const { answer, sending } = await watch();
    for (let n = 0; n < 15; n += 1) await read();
    expect((await read()).status).toBe(429);
    await once(answer, 'data');
    await once(answer, 'data');
    expect([watching, answer.destroyed]).toEqual([1, false]);
    sending.destroy();
  });

  it('does not keep others away, where a trusted proxy says who is who', async () => {
    await serve({ limits: { requestsPerSecond: 1 }, trustedProxies: ['127.0.0.1', '10.0.0.0/8'] });
    const from = async (forwarded: string): Promise<number> =>
      (await read({ 'x-forwarded-for': forwarded })).status;
    for (let n = 0; n < 10; n += 1) expect(await from('192.0.2.1')).toBe(200);
    expect(await from('192.0.2.1')).toBe(429);
    expect(await from('192.0.2.2')).toBe(200);
    // What stands before the proxy's own word was written by the client, and may be anything.
    expect(await from('203.0.113.9, 192.0.2.1')).toBe(429);
    expect(await from('192.0.2.1, 10.1.2.3')).toBe(429);
    // The whole of a subscriber's IPv6 network is one.
    for (let n = 0; n < 10; n += 1) expect(await from(`2001:db8::${n}`)).toBe(200);
    expect(await from('2001:db8::ffff:1')).toBe(429);
  });

  it('is not another for saying so: nobody’s word is taken unless it is configured', async () => {
    await serve({ limits: { requestsPerSecond: 1 } });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      const name = `192.0.2.${n}`;
      const said = { 'x-forwarded-for': name, forwarded: `for=${name}`, 'x-real-ip': name };
      statuses.push((await read(said)).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  it('is let in again, and nobody is limited where no limit is set', async () => {
    await serve({ limits: { requestsPerSecond: 5 } });
    for (let n = 0; n < 50; n += 1) expect((await read()).status).toBe(200);
    now += 199;
    expect((await read()).status).toBe(429);
    now += 1;
    expect((await read()).status).toBe(200);
    expect((await read()).status).toBe(429);
    await served.close(0);
    await serve({ limits: { requestsPerSecond: 0 } });
    for (let n = 0; n < 300; n += 1) expect((await read()).status).toBe(200);
  });
});

describe('live streams', () => {
  it('are as many as an address may have, and there is room again when one ends', async () => {
    await serve({ limits: { streams: 10, streamsPerAddress: 3 } });
    const open = await Promise.all([watch(), watch(), watch()]);
    expect(open.map(({ status }) => status)).toEqual([200, 200, 200]);
    const refused = await send(served.port, { path: '/api/watch' });
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('10');
    expect(refused.json()).toMatchObject({
      code: 'too_many_requests',
      message: expect.stringContaining('CALLBOARD_STREAMS_PER_ADDRESS') as string,
    });
    open[0]?.sending.destroy();
    await expect.poll(() => watching).toBe(2);
    const next = await watch();
    expect(next.status).toBe(200);
    for (const { sending } of [...open, next]) sending.destroy();
    await expect.poll(() => watching).toBe(0);
  });

  it('are as many as all may have together', async () => {
    await serve({ limits: { streams: 4, streamsPerAddress: 2 }, trustedProxies: ['127.0.0.1'] });
    const by = async (name: number) => watch({ 'x-forwarded-for': `192.0.2.${name}` });
    const open = await Promise.all([by(1), by(1), by(2), by(3)]);
    expect(open.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const refused = await send(served.port, {
      path: '/api/watch',
      headers: { 'x-forwarded-for': '192.0.2.4' },
    });
    expect([refused.status, refused.body]).toEqual([429, expect.stringContaining('(CALLBOARD_STREAMS)')]);
    for (const { sending } of open) sending.destroy();
    await expect.poll(() => watching).toBe(0);
    const again = await Promise.all([by(4), by(4), by(5), by(5)]);
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const { sending } of again) sending.destroy();
  });

  it('leave no place taken, however many are opened and cut', async () => {
    await serve({ limits: { streams: 50, streamsPerAddress: 50 } });
    for (let round = 0; round < 10; round += 1) {
      const open = await Promise.all(Array.from({ length: 50 }, async () => watch()));
      expect(new Set(open.map(({ status }) => status))).toEqual(new Set([200]));
      for (const { sending } of open) sending.destroy();
      await expect.poll(() => watching).toBe(0);
    }
  });
});
