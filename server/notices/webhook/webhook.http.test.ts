import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { notices } from '#shared/notices/contract.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { type ConsoleOptions, type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
const SECRET = 'the-secret-of-this-test';

interface Receiver {
  url: string;
  got: { headers: IncomingMessage['headers']; body: string; path: string | undefined }[];
  /** Statuses of the next answers; 204 when there are none. */
  statuses: number[];
  close: () => Promise<void>;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function receiver(port = 0): Promise<Receiver> {
  const got: Receiver['got'] = [];
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      got.push({ headers: request.headers, body, path: request.url });
      response.writeHead(statuses.shift() ?? 204, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => void server.close(() => resolve()));
  };
  closing.push(close);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices?key=canary`;
  return { url, got, statuses, close };
}

async function launch(url: string, options: ConsoleOptions = {}): Promise<RunningConsole> {
  const running = await startConsole({
    webhook: { url, secret: SECRET, retryMs: [20, 20, 20] },
    ...options,
  });
  closing.push(async () => running.close());
  return running;
}

function raise({ services }: RunningConsole, key: string): void {
  services.watching.notices.raise({
    connection,
    kind: 'job_failed',
    key,
    title: `Work ${key} failed`,
    about: { jobId: key },
  });
}

describe('the webhook', () => {
  it('posts each new notice, signed, until it is taken', async () => {
    const target = await receiver();
    target.statuses.push(500, 302);
    const running = await launch(target.url);
    raise(running, 'one');
    await expect.poll(() => target.got.length).toBe(3);
    const [first, second, third] = target.got;
    expect([second?.body, third?.body]).toEqual([first?.body, first?.body]);
    expect(new Set(target.got.map(({ headers }) => headers['callboard-delivery'])).size).toBe(1);
    expect(target.got.every(({ path }) => path === '/notices?key=canary')).toBe(true);
    for (const { headers, body } of target.got) {
      const timestamp = String(headers['callboard-timestamp']);
      expect(Math.abs(Number(timestamp) - Date.now() / 1_000)).toBeLessThan(60);
      const digest = createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex');
      expect(headers['callboard-signature']).toBe(`v1=${digest}`);
    }
    expect(JSON.parse(first?.body ?? '')).toMatchObject({
      type: 'callboard.notice',
      version: 1,
      connection: { id: 'emulator', label: 'Emulator', region: 'us-east-1' },
      kind: 'job_failed',
      title: 'Work one failed',
      about: { jobId: 'one' },
      times: 1,
    });
    await expect
      .poll(async () => (await call(running, notices.list, { connection })).webhook)
      .toEqual({ on: true });
    raise(running, 'one');
    raise(running, 'two');
    await expect.poll(() => target.got.length).toBe(4);
    expect(target.got.at(-1)?.body).toContain('Work two failed');
  });

  it('says that it fails, and why, without its address; then it gives up', async () => {
    const target = await receiver();
    target.statuses.push(500, 500, 500, 410);
    const log: string[] = [];
    const running = await launch(target.url, { log: (line) => log.push(line) });
    raise(running, 'one');
    const state = async (): Promise<unknown> => (await call(running, notices.list, { connection })).webhook;
    await expect.poll(state).toEqual({
      on: true,
      failing: { why: 'the receiver answered 410', waiting: 0, givenUp: 1 },
    });
    expect(target.got).toHaveLength(4);
    expect(log.join('')).toContain('a notice could not be posted');
    expect(log.join('')).not.toContain('canary');
  });

  it('is silent about what is muted', async () => {
    const target = await receiver();
    const running = await launch(target.url);
    await call(running, notices.mute, { connection, body: { kind: 'job_failed' } });
    raise(running, 'muted');
    await running.services.watching.notices.settled();
    await call(running, notices.unmute, { connection, body: { kind: 'job_failed' } });
    raise(running, 'heard');
    await expect.poll(() => target.got.length).toBe(1);
    expect(target.got[0]?.body).toContain('Work heard failed');
  });
});
