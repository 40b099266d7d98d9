import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ErrorBody } from '#shared/contract/errors.ts';
import { commandRequests } from '#server/testing/change-requests.ts';
import { COMMANDS, ENDPOINTS, exampleIds, pathOf } from '#server/testing/example-paths.ts';
import type { Naming } from '#server/testing/full-inputs.ts';
import { ownRequests } from '#server/testing/own-commands.ts';
import { ownHeaders } from '#server/testing/own-headers.ts';
import { send, type Sent } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

let running: RunningConsole;
/** By endpoint id, a request with everything in it. */
let requests: Map<string, { path: string; body?: string }>;
beforeAll(async () => {
  running = await startConsole();
  const { region, accountId } = running.emulator;
  const naming: Naming = { region, accountId, ids: await exampleIds(running) };
  requests = new Map([
    ...commandRequests(naming).map(({ endpoint, path, body }): [string, { path: string; body?: string }] => [
      endpoint.id,
      { path, ...(body === undefined ? {} : { body: JSON.stringify(body) }) },
    ]),
    ...ownRequests(naming.ids),
  ]);
  running.emulator.calls.clear();
});
// Nothing in this file may get as far as AWS.
afterEach(() => {
  const [call] = running.emulator.calls.list();
  running.emulator.calls.clear();
  if (call !== undefined) throw new Error(`AWS was asked for ${call.operation}`);
});
afterAll(async () => running.close());

function errorOf(sent: Sent): z.infer<typeof ErrorBody> {
  expect(sent.headers['cache-control']).toBe('no-store');
  return z.parse(z.strictObject(ErrorBody.shape), sent.json());
}

describe.each(COMMANDS)('$id ($method $path)', (endpoint) => {
  const ofConnection = endpoint.path.startsWith('/:connection/');
  const takesBody = 'body' in endpoint && endpoint.body !== undefined;
  const given = (): { path: string; body?: string } => requests.get(endpoint.id) ?? { path: '' };
  const jsonHeaders = { 'content-type': 'application/json' };

  async function ask(
    headers: Record<string, string>,
    changed: { path?: string; body?: string } = {},
  ): Promise<Sent> {
    const wanted = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
    return send(running.port, { method: endpoint.method, ...given(), ...changed, headers: wanted });
  }
  const own = (): Record<string, string> => ({
    ...ownHeaders(running.url),
    ...(takesBody ? jsonHeaders : {}),
  });

  it('is known to this test with a request of its own', () => {
    expect(given().path).toMatch(ofConnection ? /^\/api\/emulator\// : /^\/api\//);
    expect(given().body !== undefined).toBe(takesBody);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' }],
    ['another site that hides its origin', { 'sec-fetch-site': 'cross-site', origin: '' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:5555' }],
    ['another port, as an older browser tells it', { 'sec-fetch-site': '', origin: 'http://127.0.0.1:5555' }],
    ['a page that was opened from a file', { 'sec-fetch-site': '', origin: 'null' }],
    ['the address bar', { 'sec-fetch-site': 'none', origin: '' }],
    ['nobody that says who it is', { 'sec-fetch-site': '', origin: '' }],
    ['two origins at once', { origin: 'https://evil.test' }],
    ['a page without our own header', { 'x-callboard': '' }],
    ['a page with another value in it', { 'x-callboard': 'true' }],
    [
      'a form of another site',
      { 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain', 'x-callboard': '' },
    ],
  ])('is refused when asked by %s', async (_name, headers) => {
    const sent = await ask({ ...own(), ...headers });
    expect([sent.status, errorOf(sent).code]).toEqual([403, 'forbidden_origin']);
  });

  it('is refused under a host that is not ours', async () => {
    const sent = await ask({ ...own(), host: 'evil.test' });
    expect([sent.status, errorOf(sent).code]).toEqual([421, 'misdirected_request']);
  });

  it('is not to be had by any other method', async () => {
    const here: string[] = ENDPOINTS.filter(({ path }) => path === endpoint.path).map(({ method }) => method);
    const [path] = given().path.split('?');
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
      (one) => !here.includes(one),
    )) {
      if (method === 'HEAD' && here.includes('GET')) continue;
      const sent = await send(running.port, { method, path: path ?? '', headers: ownHeaders(running.url) });
      expect([method, sent.status]).toEqual([method, 405]);
    }
  });

  it('refuses a query parameter that it does not have, by name', async () => {
    const { path } = given();
    const sent = await ask(own(), { path: `${path}${path.includes('?') ? '&' : '?'}colour=red` });
    expect([sent.status, errorOf(sent).fields]).toEqual([
      400,
      [{ path: 'query.colour', message: 'is not a parameter of this endpoint' }],
    ]);
  });

  it('refuses every id in its path that is none, by name', async () => {
    const names = Object.keys(endpoint.params);
    if (names.length === 0) return;
    const path = pathOf(endpoint, Object.fromEntries(names.map((name) => [name, 'no id!'])));
    const sent = await ask(own(), { path });
    expect(errorOf(sent).fields?.map((field) => field.path)).toEqual(names.map((name) => `params.${name}`));
  });

  it('says so for a connection that is not configured', async () => {
    if (!ofConnection) return;
    const sent = await ask(own(), { path: given().path.replace('/emulator/', '/elsewhere/') });
    expect([sent.status, errorOf(sent).code]).toEqual([404, 'unknown_connection']);
  });

  it('takes JSON where it takes a body, and nothing else', async () => {
    if (!takesBody) {
      // Node announces no length by itself where a method seldom has a body.
      const sent = await ask({ ...own(), ...jsonHeaders, 'content-length': '2' }, { body: '{}' });
      expect([sent.status, errorOf(sent).message]).toEqual([400, 'This endpoint takes no body.']);
      return;
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
      const sent = await ask({ ...own(), 'content-type': type });
      expect([type, sent.status, errorOf(sent).code]).toEqual([type, 415, 'unsupported_media_type']);
    }
    const { body = '' } = given();
    const zipped = await ask(
      { ...own(), 'content-encoding': 'gzip' },
      { body: gzipSync(body).toString('latin1') },
    );
    expect(zipped.status).toBe(415);
    const broken = await ask(own(), { body: body.slice(0, -1) });
    expect([broken.status, errorOf(broken).fields]).toEqual([
      400,
      [{ path: 'body', message: 'is not valid JSON in UTF-8' }],
    ]);
    for (const other of ['null', '[]', '"text"', '7']) {
      const sent = await ask(own(), { body: other });
      expect([other, sent.status, errorOf(sent).fields]).toEqual([
        other,
        400,
        [{ path: 'body', message: 'must be an object' }],
      ]);
    }
  });

  it('refuses a member of its body that it does not know, by name', async () => {
    if (!takesBody) return;
    const body = JSON.stringify({ ...(JSON.parse(given().body ?? '{}') as object), colour: 'red' });
    const sent = await ask(own(), { body });
    expect([sent.status, errorOf(sent).fields]).toEqual([
      400,
      [{ path: 'body.colour', message: 'is not known here' }],
    ]);
  });

  it('refuses a body larger than it can use', async () => {
    if (!takesBody) return;
    const sent = await ask(own(), { body: JSON.stringify({ name: 'x'.repeat(endpoint.limits.bodyBytes) }) });
    expect([sent.status, errorOf(sent).code]).toEqual([413, 'payload_too_large']);
  });
});
