import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_SIGN_IN } from '#server/auth/no-sign-in.ts';
import { send, type Sent } from '#server/testing/send.ts';
import { type ServedContract, serveContract } from '#server/testing/serve-contract.ts';
import { sessionCookie } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';

const NOBODY: Sessions = { find: async () => Promise.resolve(undefined), watch: () => () => undefined };
/** As a browser sends it where an address is typed. */
const TYPED = { accept: 'text/html', 'sec-fetch-site': 'none', cookie: '' };
const PAGE = '/emulator/stages';

let root: string;
let asking: ServedContract;
let open: ServedContract;
beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'callboard-lead-'));
  writeFileSync(path.join(root, 'index.html'), '<!doctype html><head></head>the app');
  writeFileSync(path.join(root, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  asking = await serveContract({}, {}, { webRoot: root, sessions: NOBODY });
  open = await serveContract({}, {}, { webRoot: root, sessions: NO_SIGN_IN });
});
afterAll(async () => {
  await asking.close();
  await open.close();
  rmSync(root, { recursive: true });
});

const get = async (urlPath: string, headers: Record<string, string> = TYPED): Promise<Sent> =>
  send(asking.port, { path: urlPath, headers });

describe('a browser without a session', () => {
  it.each([
    ['/', '/sign-in'],
    [PAGE, '/sign-in?next=%2Femulator%2Fstages'],
    [
      '/emulator/search?q=a%20b&from=2026-11-20T14%3A00Z',
      '/sign-in?next=%2Femulator%2Fsearch%3Fq%3Da%2520b%26from%3D2026-11-20T14%253A00Z',
    ],
    ['//evil.example/x', '/sign-in?next=%2F%2Fevil.example%2Fx'],
  ])('that asks for %s is led to %s', async (asked, to) => {
    const { status, headers } = await get(asked);
    expect([status, headers['location'], headers['cache-control']]).toEqual([302, to, 'no-store']);
  });

  it('is led there from a page of the console, and where it asks for the head alone', async () => {
    expect((await get(PAGE, { ...TYPED, 'sec-fetch-site': 'same-origin' })).status).toBe(302);
    expect((await send(asking.port, { method: 'HEAD', path: PAGE, headers: TYPED })).status).toBe(302);
  });

  it.each(['/sign-in', '/sign-in?next=%2F', '/setup', '/invitation', '/display'])(
    'is given %s, which is for it',
    async (urlPath) => {
      const { status, body } = await get(urlPath);
      expect([status, body]).toEqual([200, expect.stringContaining('the app')]);
    },
  );

  it('is given files, and told what there is not', async () => {
    expect((await get('/favicon.svg')).status).toBe(200);
    expect((await get('/emulator/nothing.png')).status).toBe(404);
    expect((await get(PAGE, { ...TYPED, accept: 'application/json' })).status).toBe(404);
  });

  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    {},
  ])('is not taken for one where its cookies may have stayed behind: %j', async (site) =>
    expect((await get(PAGE, { accept: 'text/html', cookie: '', ...site })).status).toBe(200),
  );
});

it('a session that may have ended is for the page to find out', async () => {
  expect((await get(PAGE, { ...TYPED, cookie: sessionCookie('x'.repeat(43)) })).status).toBe(200);
});

it('nobody is led anywhere where nobody is asked', async () => {
  expect((await send(open.port, { path: PAGE, headers: TYPED })).status).toBe(200);
});
