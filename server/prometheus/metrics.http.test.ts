import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ownHeaders } from '#server/testing/own-headers.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { send } from '#server/testing/send.ts';

const CANARY = 'canary-canary-canary';
let first: RunningConsole;
let running: RunningConsole;
let port = 0;

beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', `wrong-${CANARY}`);
  first = await startConsole();
  const { url: endpoint } = first.emulator;
  running = await startConsole({
    emulator: first.emulator,
    metrics: true,
    share: 0.9,
    hookSecret: `hook-${CANARY}`,
    connections: [
      {
        id: 'role',
        label: 'By a role',
        colour: 'red',
        kind: 'aws',
        region: 'us-east-1',
        endpoint,
        sideEndpoint: endpoint,
        roleArn: 'arn:aws:iam::123456789012:role/callboard',
        externalId: `id-${CANARY}`,
      },
    ],
  });
  port = Number(new URL(running.metricsUrl).port);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await running.close();
  await first.close();
});

async function scrape(): Promise<string> {
  const { status, body, headers } = await send(port, { path: '/metrics' });
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  return body;
}
const get = async (path: string) => send(running.port, { path });
/** The value of a line; undefined where there is no such line. */
function valueOf(text: string, line: string): number | undefined {
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length + 1));
}
/** Every combination of name and labels. */
const seriesOf = (text: string): string[] =>
  text.split('\n').flatMap((line) => (line.startsWith('callboard_') ? [line.replace(/ \S+$/, '')] : []));

describe('the metrics', () => {
  it('count requests by endpoint and class of status, and how long they took', async () => {
    await get('/api/emulator/stages');
    await get('/api/emulator/stages');
    await get('/api/emulator/stages/nothing');
    const text = await scrape();
    expect(valueOf(text, 'callboard_http_requests_total{endpoint="stages.list",status="2xx"}')).toBe(2);
    expect(valueOf(text, 'callboard_http_requests_total{endpoint="stages.get",status="4xx"}')).toBe(1);
    expect(valueOf(text, 'callboard_http_request_duration_seconds_count{endpoint="stages.list"}')).toBe(2);
  });

  it('count calls of AWS by connection, operation and outcome, and the budget they take', async () => {
    await get('/api/emulator/compositions');
    await get('/api/role/stages');
    const text = await scrape();
    const calls = 'callboard_upstream_calls_total';
    expect(
      valueOf(text, `${calls}{connection="emulator",operation="ListCompositions",outcome="ok"}`),
    ).toBeGreaterThan(0);
    expect(valueOf(text, `${calls}{connection="role",operation="AssumeRole",outcome="refused"}`)).toBe(1);
    expect(
      valueOf(text, `${calls}{connection="role",operation="ListStages",outcome="aws_credentials"}`),
    ).toBeGreaterThan(0);
    expect(valueOf(text, 'callboard_connection_trouble{connection="role",reason="refused"}')).toBe(1);
    const lane = '{connection="emulator",operation="ListCompositions"';
    expect(valueOf(text, `callboard_budget_sent_total${lane}}`)).toBeGreaterThan(0);
    expect(valueOf(text, `callboard_budget_throttled_total${lane}}`)).toBe(0);
    expect(valueOf(text, `callboard_budget_share_used_ratio${lane}}`)).toBeGreaterThan(0);
    for (const priority of ['visible', 'hover', 'background'])
      expect(valueOf(text, `callboard_budget_waiting${lane},priority="${priority}"}`)).toBe(0);
  });

  it('tell of throttling', async () => {
    running.emulator.faults.add({ kind: 'throttle', operation: 'ListPublicKeys', times: 1 });
    await get('/api/emulator/public-keys');
    const text = await scrape();
    const lane = '{connection="emulator",operation="ListPublicKeys"';
    expect(valueOf(text, `callboard_budget_throttled_total${lane}}`)).toBe(1);
    expect(valueOf(text, `callboard_upstream_calls_total${lane},outcome="aws_throttled"}`)).toBe(1);
  });

  it('tell of live streams, the store and the process', async () => {
    const leave = new AbortController();
    const stream = await fetch(`${running.url}/api/live`, {
      headers: ownHeaders(running.url),
      signal: leave.signal,
    });
    expect(stream.status).toBe(200);
    const text = await scrape();
    leave.abort();
    expect(valueOf(text, 'callboard_live_streams')).toBe(1);
    expect(valueOf(text, 'callboard_store_bytes')).toBeGreaterThan(10_000);
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'nodejs_heap_size_used_bytes'])
      expect(valueOf(text, name)).toBeGreaterThan(0);
    await vi.waitFor(async () => expect(valueOf(await scrape(), 'callboard_live_streams')).toBe(0));
  });

  it('have no more lines after a hundred addresses that nobody knows', async () => {
    await get('/api/emulator/stages/first');
    await get('/nothing');
    const before = seriesOf(await scrape());
    await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const odd = `x${index}-${CANARY}`;
        // Few of what is asked of AWS, which takes its turn.
        if (index < 5) await get(`/api/emulator/stages/${odd}`);
        await get(`/${odd}/${odd}?q=${odd}`);
        await send(running.port, { path: `/api/${odd}`, method: index % 2 === 0 ? 'PURGE' : 'POST' });
        await send(running.port, { path: '/', headers: { host: `${odd}.example` } });
        await get(`/api/${odd}/stages`);
      }),
    );
    const text = await scrape();
    const more = seriesOf(text).filter((one) => !before.includes(one));
    // What was asked in ways of its own: other classes of status, of the same few endpoints.
    expect(more.every((one) => /endpoint="(none|stages\.\w+)"|operation="GetStage"/.test(one))).toBe(true);
    expect(more.length).toBeLessThan(30);
    expect(text).not.toContain(CANARY);
  });

  it('do not hold what is secret, nor accounts or ARNs', async () => {
    await get('/api/role/stages');
    const text = await scrape();
    expect(text).not.toContain(CANARY);
    expect(text).not.toMatch(/arn:aws|\b\d{12}\b(?!\.)/);
  });

  it('are those that the documentation names', async () => {
    const documented = await readFile(new URL('../../docs/prometheus.md', import.meta.url), 'utf8');
    const named = [...documented.matchAll(/^\| `(callboard_\w+)` +\| (\w+)/gm)].map(
      ([, name = '', kind = '']) => `${name} ${kind}`,
    );
    const told = [...(await scrape()).matchAll(/^# TYPE (callboard_\w+ \w+)$/gm)].map(([, one = '']) => one);
    expect(named.toSorted()).toEqual(told.toSorted());
  });

  it('are of one host, one path and one method', async () => {
    expect((await send(port, { path: '/metrics', headers: { host: 'evil.example' } })).status).toBe(421);
    expect((await send(port, { path: '/metrics', headers: { host: `evil.example:${port}` } })).status).toBe(
      421,
    );
    expect((await send(port, { path: '/' })).status).toBe(404);
    expect((await send(port, { path: '/metrics', method: 'POST' })).status).toBe(405);
    expect((await get('/metrics')).body).not.toContain('callboard_http_requests_total');
  });
});
