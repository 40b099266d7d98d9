import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { contract, json, stream } from '#shared/contract/define.ts';
import { type ServedContract, serveContract } from '#server/testing/serve-contract.ts';

const Text = z.object({ text: z.string() });
const LONG = { text: 'stage '.repeat(1_000) };

const things = contract('things', {
  long: json({ path: '/long', summary: 'Much', access: 'read', output: Text }),
  short: json({ path: '/short', summary: 'Little', access: 'read', output: Text }),
  change: json({
    method: 'POST',
    path: '/long',
    summary: 'Changes',
    access: 'write',
    invalidates: [],
    output: Text,
  }),
  live: stream({ path: '/live', summary: 'As it comes', access: 'read', events: { text: Text } }),
});

let served: ServedContract;
beforeAll(async () => {
  served = await serveContract(
    { things },
    {
      things: {
        long: () => LONG,
        short: () => ({ text: 'stage' }),
        change: () => LONG,
        live: async function* live() {
          yield await Promise.resolve({ event: 'text' as const, data: LONG });
        },
      },
    },
  );
});
afterAll(async () => served.close());

/** The body comes decoded; the header tells how it was sent. */
async function get(path: string, encoding: string, method = 'GET'): Promise<Response> {
  return fetch(`${served.url}/api${path}`, {
    method,
    headers: { 'accept-encoding': encoding, 'x-callboard': '1', origin: served.url },
  });
}

describe('an answer', () => {
  it.each(['br', 'gzip'])('of a read is compressed as %s where the client takes it', async (encoding) => {
    const answer = await get('/long', encoding);
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(await answer.json()).toEqual(LONG);
  });

  it.each([
    ['that is short', '/short', 'GET', 'br'],
    ['to a client that takes none', '/long', 'GET', 'identity'],
    ['to a change, which may carry a secret', '/long', 'POST', 'br'],
    ['that is a stream', '/live', 'GET', 'br'],
  ])('%s is sent as it is', async (_what, path, method, encoding) => {
    const answer = await get(path, encoding, method);
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, null]);
    expect(await answer.text()).toContain('stage');
  });
});
