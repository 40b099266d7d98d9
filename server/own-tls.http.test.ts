import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMain, type RunningProgram } from '#server/testing/run-main.ts';
import { serveContract } from '#server/testing/serve-contract.ts';
import { send } from '#server/testing/send.ts';
import { TEST_CERTIFICATE } from '#server/testing/test-certificate.ts';

let data: string;
const programs: RunningProgram[] = [];
beforeAll(() => {
  data = mkdtempSync(path.join(tmpdir(), 'callboard-tls-'));
});
afterAll(async () => {
  for (const program of programs) program.process.kill('SIGKILL');
  await Promise.all(programs.map(async ({ ended }) => ended));
  rmSync(data, { recursive: true, force: true });
});

function start(cert: string): RunningProgram {
  const files = {
    CALLBOARD_TLS_CERT: path.join(data, 'cert.pem'),
    CALLBOARD_TLS_KEY: path.join(data, 'key.pem'),
  };
  writeFileSync(files.CALLBOARD_TLS_CERT, cert);
  writeFileSync(files.CALLBOARD_TLS_KEY, TEST_CERTIFICATE.key);
  const program = runMain({ PORT: '0', CALLBOARD_DATA: path.join(data, 'of-the-console'), ...files });
  programs.push(program);
  return program;
}

describe('a console that ends TLS itself', () => {
  it('answers https alone, and tells browsers to stay with it', async () => {
    const program = start(TEST_CERTIFICATE.cert);
    const url = await program.url;
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const sending = request(`${url}/api/session`, { ca: TEST_CERTIFICATE.cert });
    sending.end();
    const [answer] = (await once(sending, 'response')) as [IncomingMessage];
    expect([answer.statusCode, JSON.parse(await text(answer))]).toMatchObject([200, { state: 'signed-out' }]);
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
    await expect(fetch(url.replace('https:', 'http:'))).rejects.toThrow('fetch failed');
  });

  it('says so where its certificate cannot be used', async () => {
    const program = start('no certificate');
    expect(await program.ended).toBe(1);
    expect(program.stderr()).toContain(
      'The certificate of CALLBOARD_TLS_CERT and CALLBOARD_TLS_KEY cannot be used',
    );
  });
});

describe('a console behind a proxy on another machine', () => {
  it('answers the proxies that are named, and nobody who comes past them', async () => {
    for (const [proxy, status] of [
      ['127.0.0.1', 401],
      ['10.0.0.1', 421],
    ] as const) {
      const sessions = { find: async () => Promise.resolve(undefined), watch: () => () => undefined };
      const served = await serveContract({}, {}, { onlyProxies: true, trustedProxies: [proxy], sessions });
      const sent = await send(served.port, {
        path: '/api/nothing',
        headers: { 'x-forwarded-for': '10.0.0.1' },
      });
      expect([proxy, sent.status]).toEqual([proxy, status]);
      expect((await send(served.port, { path: '/healthz' })).status).toBe(200);
      await served.close();
    }
  });
});
