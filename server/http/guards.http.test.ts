import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { bytes, contract, hook, json, stream } from '#shared/contract/define.ts';
import { addressOf, type Endpoint, type Method } from '#shared/contract/endpoint.ts';
import { ENDPOINTS, exampleIds, pathOf } from '#server/testing/example-paths.ts';
import { send } from '#server/testing/send.ts';
import { type ServedContract, serveContract } from '#server/testing/serve-contract.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const output = z.object({});
const body = z.object({});
const summary = '';
const unsafe = (method: Method, path: '/post' | '/put' | '/patch' | '/delete') =>
  json({
    method,
    path,
    summary,
    access: 'write',
    invalidates: [],
    ...(method === 'DELETE' ? {} : { body }),
    output,
  });
const routes = contract('routes', {
  read: json({ path: '/read', summary, access: 'read', output }),
  watch: stream({ path: '/watch', summary, access: 'read', events: { tick: z.number() } }),
  save: bytes({ path: '/save', summary, access: 'read', contentTypes: ['text/csv'] }),
  reveal: bytes({
    method: 'POST',
    path: '/reveal',
    summary,
    access: 'reveal',
    body,
    contentTypes: ['text/csv'],
  }),
  post: unsafe('POST', '/post'),
  put: unsafe('PUT', '/put'),
  patch: unsafe('PATCH', '/patch'),
  delete: unsafe('DELETE', '/delete'),
  told: hook({ path: '/told/:by', summary, access: 'public', params: { by: z.string() }, output }),
});
const all = Object.values(routes);
const reading = all.filter(({ method }) => method === 'GET');
const changing = all.filter(({ method, kind }) => method !== 'GET' && kind !== 'hook');

let served: ServedContract;
let running: RunningConsole;
/** Endpoints whose handler was reached. */
let reached: string[] = [];
beforeAll(async () => {
  const done = (id: string) => async () => {
    reached.push(id);
    return {};
  };
  const download = (id: string) => async () => {
    reached.push(id);
    return { contentType: 'text/csv', filename: 'x.csv', body: new Uint8Array() };
  };
  served = await serveContract(
    { routes },
    {
      routes: {
        read: done('read'),
        async *watch() {
          reached.push('watch');
          yield { event: 'tick', data: 1 };
        },
        save: download('save'),
        reveal: download('reveal'),
        post: done('post'),
        put: done('put'),
        patch: done('patch'),
        delete: done('delete'),
        told: done('told'),
      },
    },
    { origins: ['https://callboard.example'] },
  );
  running = await startConsole();
});
afterAll(async () => {
  await served.close();
  await running.close();
});

const call = async (
  { method, path, kind = 'json' }: { method: string; path: string; kind?: Endpoint['kind'] },
  headers: Record<string, string>,
): ReturnType<typeof send> => {
  const sendsBody = ['POST', 'PUT', 'PATCH'].includes(method);
  return send(served.port, {
    method,
    path: addressOf({ kind, path }),
    headers: { ...(sendsBody ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(sendsBody ? { body: '{}' } : {}),
  });
};

describe('a host that is not ours', () => {
  const hosts = (port: number): string[] => [
    'evil.test',
    `evil.test:${port}`,
    `127.0.0.1.nip.io:${port}`,
    `[::1]:${port}`,
    `LOCALHOST:${port}`,
    `localhost.:${port}`,
    `127.0.0.1:${port + 1}`,
    '127.0.0.1',
    'localhost',
    `0.0.0.0:${port}`,
    `user@127.0.0.1:${port}`,
    '',
  ];

  it('gets nothing of the console: no endpoint, page, file, document or health', async () => {
    const ids = await exampleIds(running);
    running.emulator.calls.clear();
    const paths = [
      ...ENDPOINTS.map((endpoint) => pathOf(endpoint, ids)),
      '/',
      '/emulator/stages',
      '/assets/index.js',
    ];
    for (const path of [...paths, '/api/openapi.json', '/api/nothing', '/healthz', '/readyz'])
      for (const host of hosts(running.port)) {
        const sent = await send(running.port, { path, headers: { host } });
        expect([path, host, sent.status]).toEqual([path, host, 421]);
        expect(sent.json()).toMatchObject({ code: 'misdirected_request' });
      }
    expect(running.emulator.calls.list()).toEqual([]);
  });

  it('gets no hook either', async () => {
    reached = [];
    const sent = await call({ method: 'POST', path: '/told/x', kind: 'hook' }, { host: 'evil.test' });
    expect([sent.status, reached]).toEqual([421, []]);
  });
});

describe.each(changing)('what changes something ($method $path)', (endpoint) => {
  const own = (): Record<string, string> => ({
    origin: `http://127.0.0.1:${served.port}`,
    'x-callboard': '1',
  });

  it.each([
    ['by our page', { 'sec-fetch-site': 'same-origin' }],
    ['by our page, as an older browser tells it', { 'sec-fetch-site': '' }],
  ])('is done when asked %s', async (_name, given) => {
    reached = [];
    const headers = Object.fromEntries(
      Object.entries({ ...own(), ...given }).filter(([, value]) => value !== ''),
    );
    const sent = await call(endpoint, headers);
    expect([sent.status, reached]).toEqual([200, [endpoint.id.split('.')[1]]]);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' }],
    ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:5555' }],
    ['another port, as an older browser tells it', { 'sec-fetch-site': '', origin: 'http://127.0.0.1:5555' }],
    ['a page that was opened from a file', { 'sec-fetch-site': '', origin: 'null' }],
    ['the address bar', { 'sec-fetch-site': 'none', origin: '' }],
    ['nobody that says who it is', { 'sec-fetch-site': '', origin: '' }],
    ['two origins at once', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.test' }],
    ['a page without our own header', { 'x-callboard': '' }],
    ['a page with another value in it', { 'x-callboard': 'true' }],
  ])('is refused when asked by %s', async (_name, given) => {
    reached = [];
    const wanted = { ...own(), 'sec-fetch-site': 'same-origin', ...given };
    const headers = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ''));
    const sent = await call(endpoint, headers);
    expect([sent.status, reached]).toEqual([403, []]);
    expect(sent.json()).toMatchObject({ code: 'forbidden_origin' });
  });

  it('is done for the page of a further origin of ours', async () => {
    const headers = { host: 'callboard.example', origin: 'https://callboard.example', 'x-callboard': '1' };
    expect((await call(endpoint, headers)).status).toBe(200);
  });
});

describe.each(reading)('what reads ($kind $path)', (endpoint) => {
  it.each([
    ['our page', { 'sec-fetch-site': 'same-origin' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['a tool', {}],
  ])('is answered to %s', async (_name, given: Record<string, string>) => {
    reached = [];
    const sent = await call(endpoint, given);
    expect([sent.status, reached]).toEqual([200, [endpoint.id.split('.')[1]]]);
    expect(sent.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('is answered to our page in a browser that only tells the origin', async () => {
    expect((await call(endpoint, { origin: `http://127.0.0.1:${served.port}` })).status).toBe(200);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['another origin in an older browser', { origin: 'http://127.0.0.1:5555' }],
    ['a page that was opened from a file', { origin: 'null' }],
  ])('spends nothing for %s', async (_name, given: Record<string, string>) => {
    reached = [];
    const sent = await call(endpoint, given);
    expect([sent.status, reached]).toEqual([403, []]);
  });
});

describe('a preflight', () => {
  it('of another origin is given no permission', async () => {
    for (const { path, kind } of all) {
      const sent = await call(
        { method: 'OPTIONS', path, kind },
        {
          origin: 'https://evil.test',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'x-callboard',
        },
      );
      expect(sent.status).toBeGreaterThanOrEqual(400);
      expect(Object.keys(sent.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('a hook', () => {
  it('is answered to a sender that is no browser', async () => {
    reached = [];
    const sent = await call({ method: 'POST', path: '/told/x', kind: 'hook' }, {});
    expect([sent.status, reached]).toEqual([200, ['told']]);
    expect(sent.headers['cache-control']).toBe('no-store');
  });

  it('does not open what lies below or beside it', async () => {
    for (const path of ['/told/x/y', '/told/', '/told'])
      expect([path, (await call({ method: 'POST', path, kind: 'hook' }, {})).status]).toEqual([path, 404]);
    expect((await call({ method: 'POST', path: '/told/x' }, {})).status).toBe(403);
  });
});
