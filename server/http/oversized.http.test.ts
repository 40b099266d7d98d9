import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS, exampleIds, type ExampleIds, pathOf } from '#server/testing/example-paths.ts';
import { ownHeaders } from '#server/testing/own-headers.ts';
import { type ProgramConsole, startProgramConsole } from '#server/testing/program-console/program-console.ts';
import { send, type Sent } from '#server/testing/send.ts';

/** Milliseconds of the server's processor that a request may cost before it is refused. */
const MOST_CPU = 50;
const ROUNDS = 8;

let running: ProgramConsole;
let ids: ExampleIds;
beforeAll(async () => {
  running = await startProgramConsole();
  ids = { ...(await exampleIds(running)), streamId: 'no-such-stream', noteId: 'no-such-note' };
});
afterAll(async () => running.close());

/** Sends a body to an endpoint that takes one. */
async function post(path: string, method: string, body: string): Promise<Sent> {
  const headers = {
    ...ownHeaders(running.url),
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  };
  return send(running.port, { method, path, headers, body });
}

const nested = (depth: number): string => `{"tags":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;

const BODIES: readonly [what: string, body: string][] = [
  ['ten megabytes', `{"name":"${'x'.repeat(10 * 1024 * 1024)}"}`],
  ['one byte more than 256 KB', `{"name":"${'x'.repeat(256 * 1024 + 1 - 11)}"}`],
  ['40,000 objects in one another', nested(40_000)],
  ['2,000 objects in one another', nested(2_000)],
  ['130,000 lists in one another', `${'['.repeat(130_000)}${']'.repeat(130_000)}`],
  ['20,000 members', `{${Array.from({ length: 20_000 }, (_, n) => `"k${n}":1`).join(',')}}`],
  ['a list of 100,000', `{"topics":[${'1,'.repeat(100_000)}1]}`],
  ['a list of 100,000 with an escape', `{"topics":[${'1,'.repeat(100_000)}"\\u0031"]}`],
  ['a key that is the prototype', '{"__proto__":{"isAdmin":true},"name":"x"}'],
  ['the same, written with escapes', '{"\\u005f_proto\\u005F_":{"isAdmin":true},"name":"x"}'],
  ['one further in', '{"tags":{"__proto__":{"a":"b"}},"name":"x"}'],
  ['a constructor', '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ['a number without end', `{"name":${'9'.repeat(100_000)}}`],
];

describe.each(BODIES)('a body of %s', (what, body) => {
  const endpoints = COMMANDS.filter((endpoint) => 'body' in endpoint && endpoint.body !== undefined);

  it('is refused by every endpoint that takes one', async () => {
    const wrong: unknown[] = [];
    for (const endpoint of endpoints) {
      const sent = await post(pathOf(endpoint, ids), endpoint.method, body);
      const { code, requestId } = sent.json() as { code?: string; requestId?: string };
      const expected =
        Buffer.byteLength(body) > endpoint.limits.bodyBytes ? '413 payload_too_large' : '400 bad_request';
      if (`${sent.status} ${code}` !== expected || requestId !== sent.headers['x-request-id'])
        wrong.push([endpoint.id, sent.status, sent.body.slice(0, 200)]);
    }
    expect(endpoints.length).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
    // @ts-expect-error no object of the test's own process either
    expect({}.isAdmin).toBeUndefined();
  });

  it(`costs the server less than ${MOST_CPU} ms`, async () => {
    const [endpoint] = endpoints.filter(({ id }) => id === 'stages.create');
    if (endpoint === undefined) throw new Error('no endpoint to create a stage');
    const path = pathOf(endpoint, ids);
    await post(path, 'POST', body);
    const before = await running.cpuMs();
    for (let n = 0; n < ROUNDS; n += 1) expect((await post(path, 'POST', body)).status).toBeOneOf([400, 413]);
    const cost = ((await running.cpuMs()) - before) / ROUNDS;
    process.stdout.write(`A body of ${what}: ${cost.toFixed(1)} ms of the server's processor\n`);
    expect(cost).toBeLessThan(MOST_CPU);
  });
});

describe('a request without end', () => {
  it.each([
    ['an address', `/emulator/stages?q=${'x'.repeat(8_200)}`, {}, 400, 'characters'],
    ['the address of an endpoint', `/api/emulator/stages?q=${'x'.repeat(8_200)}`, {}, 400, 'characters'],
    ['an address that Node bounds', `/${'x'.repeat(20_000)}`, {}, 431, 'bytes'],
    ['a header', '/api/emulator/stages', { 'x-more': 'x'.repeat(17_000) }, 431, 'bytes'],
    [
      'headers',
      '/api/emulator/stages',
      Object.fromEntries(Array.from({ length: 110 }, (_, n) => [`x-${n}`, '1'])),
      400,
      'header lines',
    ],
    [
      'headers that Node would leave out',
      '/api/emulator/stages',
      Object.fromEntries(Array.from({ length: 2_100 }, (_, n) => [`x${n}`, ''])),
      400,
      'header lines',
    ],
  ])('of %s is refused', async (_what, path, headers: Record<string, string>, status, word) => {
    const sent = await send(running.port, { path, headers });
    expect([sent.status, sent.json()]).toMatchObject([
      status,
      { code: 'bad_request', message: expect.stringContaining(word) as string },
    ]);
  });

  it('leaves the console as it was', async () => {
    expect((await send(running.port, { path: '/api/emulator/stages' })).status).toBe(200);
    expect(running.errors()).toBe('');
  });
});
