import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { bytes, contract, hook } from '#shared/contract/define.ts';
import { type ServedContract, serveContract } from '#server/testing/serve-contract.ts';
import { ApiError } from './api-error.ts';

const csv = { access: 'read', contentTypes: ['text/csv'] } as const;
const files = contract('files', {
  whole: bytes({ path: '/files/whole', summary: 'All at once', ...csv }),
  parts: bytes({ path: '/files/parts', summary: 'Part by part', ...csv }),
  cut: bytes({ path: '/files/cut', summary: 'Fails half-way', ...csv }),
  other: bytes({ path: '/files/other', summary: 'Is of another kind', ...csv }),
  asked: bytes({
    method: 'POST',
    path: '/files/asked',
    summary: 'Depends on a body',
    access: 'reveal',
    body: z.object({ name: z.string() }),
    contentTypes: ['text/csv'],
  }),
});
const hooks = contract('hooks', {
  news: hook({
    path: '/hooks/:source',
    summary: 'Takes news',
    access: 'public',
    params: { source: z.string().check(z.maxLength(10)) },
    output: z.object({ bytes: z.number(), signature: z.optional(z.string()) }),
    limits: { bodyBytes: 100 },
  }),
});

let served: ServedContract;
beforeAll(async () => {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  served = await serveContract(
    { files, hooks },
    {
      files: {
        whole: async () => ({
          contentType: 'text/csv',
          filename: '../Bühne\r\n1.csv',
          body: encode('a,b\n'),
        }),
        parts: async () => ({
          contentType: 'text/csv',
          filename: 'parts.csv',
          body: (async function* () {
            yield encode('a,');
            yield encode('b\n');
          })(),
        }),
        cut: async () => ({
          contentType: 'text/csv',
          filename: 'cut.csv',
          body: (async function* () {
            yield encode('a,');
            throw new ApiError('aws_unavailable', 'gone');
          })(),
        }),
        other: async () => ({ contentType: 'text/html', filename: 'x.html', body: encode('<script>') }),
        asked: async ({ body }) => ({ contentType: 'text/csv', filename: 'x.csv', body: encode(body.name) }),
      },
      hooks: {
        news: async ({ rawBody, headers }) => ({
          bytes: rawBody.byteLength,
          signature: headers['x-signature'],
        }),
      },
    },
  );
});
afterAll(async () => served.close());

const read = async (path: string, init?: RequestInit): Promise<Response> =>
  fetch(`${served.url}/api/${path}`, init);

describe('a download', () => {
  it('is an attachment under a safe name', async () => {
    const response = await read('files/whole');
    expect(response.headers.get('content-type')).toBe('text/csv');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="-B?hne-1.csv"; filename*=UTF-8''-B%C3%BChne-1.csv`,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe('a,b\n');
  });

  it('may come in parts', async () => {
    expect(await (await read('files/parts')).text()).toBe('a,b\n');
  });

  it('that fails half-way does not look complete', async () => {
    await expect(read('files/cut').then(async (response) => response.text())).rejects.toThrow('terminated');
  });

  it('of a kind that is not declared is refused', async () => {
    const response = await read('files/other');
    expect([response.status, await response.json()]).toMatchObject([500, { code: 'internal' }]);
  });

  it('may depend on a body', async () => {
    const headers = { origin: served.url, 'x-callboard': '1', 'content-type': 'application/json' };
    const response = await read('files/asked', { method: 'POST', headers, body: '{"name":"x"}' });
    expect(await response.text()).toBe('x');
  });
});

describe('a hook', () => {
  const call = async (source: string, body: string): Promise<Response> =>
    fetch(`${served.url}/hooks/${source}`, {
      method: 'POST',
      body,
      headers: { 'x-signature': 's', 'content-type': 'text/plain' },
    });

  it('gets the bytes as they were sent, from a sender that is no browser', async () => {
    const response = await call('events', '{ "a" : 1 }');
    expect([response.status, await response.json()]).toEqual([200, { bytes: 11, signature: 's' }]);
  });

  it('has limits and checked parameters as well', async () => {
    expect((await call('events', 'x'.repeat(101))).status).toBe(413);
    expect((await call('much-too-long', 'x')).status).toBe(400);
    expect((await fetch(`${served.url}/hooks/events`)).status).toBe(405);
  });
});
