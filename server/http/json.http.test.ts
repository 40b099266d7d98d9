import { once } from 'node:events';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Instant } from '#shared/contract/codecs.ts';
import { contract, json } from '#shared/contract/define.ts';
import { type ServedContract, serveContract } from '#server/testing/serve-contract.ts';

const Thing = z.object({ name: z.string().check(z.maxLength(20)), made: Instant });
const path = (name: string) => `/things/${name}` as const;
const things = contract('things', {
  add: json({
    method: 'POST',
    path: '/things',
    summary: 'Adds a thing',
    access: 'write',
    invalidates: [],
    body: Thing,
    output: z.object({ name: z.string(), made: Instant, year: z.number() }),
    status: 201,
    limits: { bodyBytes: 500 },
  }),
  remove: json({
    method: 'DELETE',
    path: '/things/:name',
    summary: 'Removes a thing',
    access: 'destroy',
    invalidates: [],
    params: { name: z.string() },
    output: z.object({ removed: z.string() }),
  }),
  slow: json({
    path: path('slow'),
    summary: 'Never answers',
    access: 'read',
    output: z.object({}),
    limits: { answerWithinMs: 50 },
  }),
  slowUpstream: json({
    path: path('slow-upstream'),
    summary: 'Never answers, because of AWS',
    access: 'read',
    aws: ['ListStages'],
    output: z.object({}),
    limits: { answerWithinMs: 50 },
  }),
  hang: json({
    path: path('hang'),
    summary: 'Waits until it is aborted',
    access: 'read',
    output: z.object({}),
  }),
  broken: json({ path: path('broken'), summary: 'Throws', access: 'read', output: z.object({}) }),
  hole: json({
    path: path('hole'),
    summary: 'Leaves out',
    access: 'read',
    output: z.object({ must: z.string() }),
  }),
});

const forever = async (signal: AbortSignal): Promise<never> => {
  await once(signal, 'abort');
  throw signal.reason;
};

let served: ServedContract;
const hanging: string[] = [];
beforeAll(async () => {
  served = await serveContract(
    { things },
    {
      things: {
        add: ({ body }) => ({ ...body, year: body.made.getUTCFullYear(), secret: 'not in the contract' }),
        remove: ({ name }) => ({ removed: name }),
        slow: async (_input, { signal }) => forever(signal),
        slowUpstream: async (_input, { signal }) => forever(signal),
        hang: async (_input, { signal }) => {
          hanging.push('begun');
          signal.addEventListener('abort', () => hanging.push((signal.reason as Error).name));
          return forever(signal);
        },
        broken: () => {
          throw new Error('a secret of the inside');
        },
        hole: () => ({ must: undefined }),
      },
    },
  );
});
afterAll(async () => served.close());

const ours = (): Record<string, string> => ({ origin: served.url, 'x-callboard': '1' });
const post = async (body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${served.url}/api/things`, {
    method: 'POST',
    headers: { ...ours(), 'content-type': 'application/json', ...headers },
    body,
  });
const good = JSON.stringify({ name: 'x', made: '2026-11-20T14:00:00Z' });

describe('a body', () => {
  it('is decoded for the handler, and its answer encoded through the contract', async () => {
    const response = await post(good);
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ name: 'x', made: '2026-11-20T14:00:00.000Z', year: 2026 });
  });

  it.each<[string, string | Uint8Array, Record<string, string>, number, string]>([
    ['text', good, { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    [
      'a form',
      'name=x',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported_media_type',
    ],
    [
      'a look-alike of JSON',
      good,
      { 'content-type': 'application/json-patch+json' },
      415,
      'unsupported_media_type',
    ],
    [
      'another encoding',
      good,
      { 'content-type': 'application/json; charset=utf-16' },
      415,
      'unsupported_media_type',
    ],
    ['a compressed body', gzipSync(good), { 'content-encoding': 'gzip' }, 415, 'unsupported_media_type'],
    ['too much', JSON.stringify({ name: 'x'.repeat(600) }), {}, 413, 'payload_too_large'],
    ['broken JSON', '{"name":', {}, 400, 'bad_request'],
    ['nothing', '', {}, 400, 'bad_request'],
    ['broken UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}, 400, 'bad_request'],
    [
      'a name too long',
      JSON.stringify({ name: 'x'.repeat(21), made: '2026-11-20T14:00:00Z' }),
      {},
      400,
      'bad_request',
    ],
  ])('of %s is refused', async (_name, body, headers, status, code) => {
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code, requestId: response.headers.get('x-request-id') });
  });

  it.each(['"__proto__":{"year":1}', '"deep":[{"__pr\\u006fto__":{"year":1}}]'])(
    'cannot reach the prototype of objects, and is told so (%s)',
    async (member) => {
      const response = await post(`{"name":"x","made":"2026-11-20T14:00:00Z",${member}}`);
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { fields: [{ path: 'body', message: 'must not have a key named __proto__' }] },
      ]);
      expect(({} as { year?: number }).year).toBeUndefined();
    },
  );

  it('is refused where none is expected', async () => {
    const response = await fetch(`${served.url}/api/things/x`, {
      method: 'DELETE',
      headers: ours(),
      body: 'x',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'bad_request',
      message: 'This endpoint takes no body.',
    });
  });
});

describe('a path', () => {
  it('gives its parameters decoded', async () => {
    const response = await fetch(`${served.url}/api/things/a%2Fb`, { method: 'DELETE', headers: ours() });
    expect(await response.json()).toEqual({ removed: 'a/b' });
  });

  it('with an encoding that is none is a bad request', async () => {
    const response = await fetch(`${served.url}/api/things/%zz`, { method: 'DELETE', headers: ours() });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'bad_request' }]);
  });

  it('with another method names the methods it has', async () => {
    const response = await fetch(`${served.url}/api/things`, { method: 'PUT', headers: ours() });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await response.json()).toMatchObject({ code: 'method_not_allowed' });
  });

  it('that is not in the contract is not found, with a slash at its end or in other letters too', async () => {
    for (const wrong of ['/api/nothing', '/api/things/slow/', '/api/Things/slow', '/api'])
      expect([wrong, (await fetch(served.url + wrong)).status]).toEqual([wrong, 404]);
  });
});

describe('an answer that does not come', () => {
  it('is given up in time, as our own failure', async () => {
    const response = await fetch(`${served.url}/api/things/slow`);
    expect([response.status, await response.json()]).toMatchObject([
      500,
      { code: 'internal', message: 'The console did not finish within 0.05 seconds.' },
    ]);
  });

  it('is a time-out where AWS is waited for', async () => {
    const response = await fetch(`${served.url}/api/things/slow-upstream`);
    expect(response.status).toBe(504);
    expect(await response.json()).toMatchObject({
      code: 'aws_timeout',
      message: expect.stringContaining('ListStages was still waiting') as string,
    });
  });

  it('is stopped when the browser goes', async () => {
    const going = request(`${served.url}/api/things/hang`).end();
    going.on('error', () => undefined);
    await expect.poll(() => hanging).toEqual(['begun']);
    going.destroy();
    await expect.poll(() => hanging).toEqual(['begun', 'ClientGone']);
    await expect.poll(() => served.log.some((line) => line.includes('"cut":true'))).toBe(true);
  });
});

describe('a mistake of our own', () => {
  it('says nothing of the inside, and is logged with its stack', async () => {
    const response = await fetch(`${served.url}/api/things/broken`);
    expect(response.status).toBe(500);
    const body = (await response.json()) as { code: string; requestId: string };
    expect(Object.keys(body)).toEqual(['code', 'message', 'requestId']);
    expect(JSON.stringify(body)).not.toContain('secret');
    const logged = served.log.find(
      (line) => line.includes(body.requestId) && line.includes('a secret of the inside'),
    );
    expect(JSON.parse(logged ?? '{}')).toMatchObject({
      level: 'error',
      err: { type: 'Error', stack: expect.stringContaining('json.http.test.ts') as string },
    });
  });

  it('in an answer is one too', async () => {
    const response = await fetch(`${served.url}/api/things/hole`);
    expect([response.status, await response.json()]).toMatchObject([500, { code: 'internal' }]);
  });
});
