import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { contract, json, stream } from '#shared/contract/define.ts';
import { send, type Sending } from '#server/testing/send.ts';
import { type ServedContract, serveContract } from '#server/testing/serve-contract.ts';

const own = contract('own', {
  fine: json({ path: '/fine', summary: '', access: 'read', output: z.object({}) }),
  broken: json({ path: '/broken', summary: '', access: 'read', output: z.object({}) }),
  news: stream({ path: '/news', summary: '', access: 'read', events: { tick: z.number() } }),
});

let served: ServedContract;
beforeAll(async () => {
  served = await serveContract(
    { own },
    {
      own: {
        fine: () => ({}),
        broken: () => {
          throw new Error('broken');
        },
        async *news() {
          yield { event: 'tick', data: 1 };
        },
      },
    },
    { origins: ['https://callboard.example'] },
  );
});
afterAll(async () => served.close());

/** One request for each status that the console can answer with. */
const REQUESTS: readonly [number, Sending][] = [
  [200, { path: '/api/fine' }],
  [200, { path: '/api/news' }],
  [200, { path: '/healthz' }],
  [503, { path: '/readyz' }],
  [200, { path: '/api/openapi.json' }],
  [400, { path: '/api/fine?x=1' }],
  [403, { path: '/api/fine', method: 'POST' }],
  [404, { path: '/api/nothing' }],
  [404, { path: '/nothing' }],
  [405, { path: '/api/fine', method: 'OPTIONS' }],
  [421, { path: '/', headers: { host: 'evil.test' } }],
  [500, { path: '/api/broken' }],
];

describe.each(REQUESTS)('a response with status %i (%j)', (status, request) => {
  it('has every security header', async () => {
    const { headers, ...sent } = await send(served.port, request);
    expect(sent.status).toBe(status);
    expect(
      String(headers['content-security-policy'])
        .replace(/nonce-[^']+/, 'nonce-R')
        .split(';'),
    ).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-R'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "object-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types callboard-worker',
    ]);
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=(), ') as string,
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['server']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('has a nonce that no other response has', async () => {
    const nonces = await Promise.all([1, 2, 3].map(async () => (await send(served.port, request)).headers));
    expect(new Set(nonces.map((headers) => headers['content-security-policy'])).size).toBe(3);
  });
});

describe('a console behind TLS', () => {
  it('keeps its browsers there', async () => {
    const { headers } = await send(served.port, {
      path: '/api/fine',
      headers: { host: 'callboard.example' },
    });
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });
});

describe('what is no HTTP', () => {
  it('adds nothing to the answer of the request before it', async () => {
    const socket = connect(served.port, '127.0.0.1');
    socket.write(
      `GET /api/fine HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\nConnection: close\r\n\r\nnonsense`,
    );
    const answer = await text(socket);
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
    expect(answer.endsWith('\r\n\r\n{}')).toBe(true);
  });

  it.each([
    ['nonsense', 'nonsense\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('is refused as JSON (%s)', async (_name, bytes, status) => {
    const socket = connect(served.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(bytes);
    const answer = await text(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('"code":"bad_request"');
    expect(answer).toContain("Content-Security-Policy: default-src 'none'");
  });
});
