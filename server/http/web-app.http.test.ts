import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send, type Sent } from '#server/testing/send.ts';
import { type ServedContract, serveContract } from '#server/testing/serve-contract.ts';

const INDEX =
  '<!doctype html><head><meta property="csp-nonce" nonce="__CSP_NONCE__"><script type="module" src="/assets/app-1a2b3c4d.js"></script></head>';
const SCRIPT = `export const text = ${JSON.stringify('x'.repeat(2_000))};`;

let root: string;
let served: ServedContract;
beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'callboard-web-'));
  mkdirSync(path.join(root, 'assets'));
  mkdirSync(path.join(root, '.vite'));
  const files: Record<string, string> = {
    'index.html': INDEX,
    'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'assets/app-1a2b3c4d.js': SCRIPT,
    'assets/app-1a2b3c4d.js.br': 'as brotli',
    'assets/app-1a2b3c4d.js.gz': 'as gzip',
    'assets/plain-5e6f7a8b.css': 'body{}',
    '.vite/manifest.json': '{}',
    '.vite/page-preloads.json': JSON.stringify([
      {
        path: '/:connection/stages/:stageId',
        files: ['/assets/stage-9d8c7b6a.js', '/assets/app-1a2b3c4d.js'],
      },
    ]),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
  writeFileSync(path.join(root, '..', path.basename(root) + '-secret.txt'), 'outside');
  served = await serveContract({}, {}, { webRoot: root });
});
afterAll(async () => {
  await served.close();
  rmSync(root, { recursive: true });
  rmSync(`${root}-secret.txt`);
});

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const get = async (urlPath: string, headers: Record<string, string> = {}): Promise<Sent> =>
  send(served.port, { path: urlPath, headers });

describe('the page', () => {
  it.each(['/', '/emulator/stages', '/emulator/stages/AbCdEfGhIjKl/sessions/st-abcdefghijklm'])(
    'is given at %s, with the nonce of its policy, and never kept',
    async (urlPath) => {
      const sent = await get(urlPath, browser);
      expect([sent.status, sent.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(sent.headers['cache-control']).toBe('no-store');
      const nonce = /nonce="([^"]+)"/.exec(sent.body)?.[1];
      expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
      expect(sent.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
    },
  );

  it('names the code of the page that is asked for, and of no other', async () => {
    const links = async (urlPath: string) =>
      [
        ...(await get(urlPath, browser)).body.matchAll(
          /<link rel="modulepreload" crossorigin href="([^"]+)">/g,
        ),
      ].map(([, href]) => href);
    const stage = ['/assets/stage-9d8c7b6a.js', '/assets/app-1a2b3c4d.js'];
    expect(await links('/emulator/stages/AbCdEfGhIjKl')).toEqual(stage);
    expect(await links('/emulator/stages/AbCdEfGhIjKl?tab=tags')).toEqual(stage);
    expect(await links('/emulator/stages')).toEqual([]);
    expect(await links('/emulator/stages/')).toEqual([]);
    expect(await links('/emulator/stages/AbCdEfGhIjKl/sessions/st-abcdefghijklm')).toEqual([]);
  });

  it('has a new nonce each time', async () => {
    expect((await get('/', browser)).body).not.toBe((await get('/', browser)).body);
  });

  it('has a head without a body', async () => {
    const sent = await send(served.port, { method: 'HEAD', path: '/', headers: browser });
    expect([sent.status, sent.body]).toEqual([200, '']);
  });

  it.each([
    ['a script that is gone', '/assets/app-00000000.js', { accept: '*/*' }],
    ['a file that is gone, opened as a page', '/robots.txt', browser],
    ['anything below /api', '/api/stages', browser],
    ['something that is no page', '/emulator/stages', { accept: 'application/json' }],
    ['the template itself', '/index.html', browser],
    ["the build's manifest", '/.vite/manifest.json', browser],
    ['an encoded twin', '/assets/app-1a2b3c4d.js.br', browser],
  ])('is not given for %s', async (_name, urlPath, headers) => {
    const sent = await get(urlPath, headers);
    expect([sent.status, sent.json()]).toMatchObject([404, { code: 'not_found' }]);
  });

  it('is not given to what is no reading', async () => {
    const sent = await send(served.port, { method: 'POST', path: '/', headers: browser });
    expect(sent.status).toBe(404);
  });
});

describe('a file', () => {
  it('with a hash in its name is kept for ever, others for an hour', async () => {
    const script = await get('/assets/app-1a2b3c4d.js');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.body).toBe(SCRIPT);
    const icon = await get('/favicon.svg');
    expect(icon.headers['cache-control']).toBe('public, max-age=3600');
    expect(icon.headers['content-type']).toBe('image/svg+xml');
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br', 'as brotli'],
    ['br;q=0, gzip', 'gzip', 'as gzip'],
    ['gzip;q=0.2, br;q=0.1', 'gzip', 'as gzip'],
    ['*', 'br', 'as brotli'],
    ['gzip;q=0, *;q=0.5', 'br', 'as brotli'],
    ['identity', undefined, SCRIPT],
    ['', undefined, SCRIPT],
  ])('is sent as the browser wants it (%s)', async (accepted, encoding, body) => {
    const sent = await get('/assets/app-1a2b3c4d.js', { 'accept-encoding': accepted });
    expect([sent.headers['content-encoding'], sent.body]).toEqual([encoding, body]);
    expect(sent.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(sent.headers['vary']).toContain('Accept-Encoding');
  });

  it('that has no twins is sent as it is', async () => {
    const sent = await get('/assets/plain-5e6f7a8b.css', { 'accept-encoding': 'br' });
    expect([sent.headers['content-encoding'], sent.body]).toEqual([undefined, 'body{}']);
  });

  it('is not sent again to a browser that has it', async () => {
    const first = await get('/favicon.svg');
    const since = { 'if-modified-since': first.headers['last-modified'] ?? '' };
    expect((await get('/favicon.svg', since)).status).toBe(304);
  });

  it.each([
    '/../{}-secret.txt',
    '/%2e%2e/{}-secret.txt',
    '/assets/..%2f..%2f{}-secret.txt',
    '/assets/..%5c{}',
  ])('outside the folder is not there (%s)', async (urlPath) => {
    const sent = await get(urlPath.replace('{}', path.basename(root)));
    expect(sent.status).toBeGreaterThanOrEqual(400);
    expect(sent.body).not.toContain('outside');
  });
});

describe('a console whose web app was not built', () => {
  it('says how to build it', async () => {
    const bare = await serveContract({}, {});
    const sent = await send(bare.port, { path: '/', headers: browser });
    expect([sent.status, sent.json()]).toMatchObject([
      404,
      { message: expect.stringContaining('npm run build') as string },
    ]);
    await bare.close();
  });
});
