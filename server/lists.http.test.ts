import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AWS_READS, ENDPOINTS, type ExampleIds, exampleIds, pathOf } from '#server/testing/example-paths.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { isAnyOperation, traitsOf } from './aws/any-operation.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');

let running: RunningConsole;
let ids: ExampleIds;
beforeAll(async () => {
  running = await startConsole();
  ids = await exampleIds(running);
});
afterAll(async () => running.close());

interface Page {
  items: unknown[];
  nextToken?: string;
}

const lists = AWS_READS.filter(({ query }) => 'nextToken' in query);

describe.each(lists)('$id', (endpoint) => {
  it('comes page by page, everything once, and says when there is no more', async () => {
    const read = async (query: string): Promise<Page> => {
      const sent = await send(running.port, { path: `${pathOf(endpoint, ids)}?${query}` });
      expect([sent.status, sent.body]).toMatchObject([200, expect.anything()]);
      return sent.json() as Page;
    };
    const size = endpoint.id === 'replication.list' ? 50 : 100;
    const whole = await read(`maxResults=${size}`);
    const small = Math.max(1, Math.ceil(whole.items.length / 4));
    const items: unknown[] = [];
    let token: string | undefined;
    do {
      const next = await read(
        `maxResults=${small}${token === undefined ? '' : `&nextToken=${encodeURIComponent(token)}`}`,
      );
      expect(next.items.length).toBeLessThanOrEqual(small);
      items.push(...next.items);
      token = next.nextToken;
    } while (token !== undefined);
    expect(items).toEqual(whole.items);
    expect(whole.nextToken).toBeUndefined();
  });
});

describe('whatever is asked', () => {
  const anything = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 10 }));
  const word = fc.oneof(
    fc.constantFrom(
      'emulator',
      'stages',
      'sessions',
      'participants',
      '..',
      '.',
      '',
      '%00',
      '%2e%2e',
      '__proto__',
      'arn:aws:ivs',
    ),
    anything.map(encodeURIComponent),
  );
  // A stream is answered without end: whoever waits for all of it waits for good.
  const known = fc
    .constantFrom(...ENDPOINTS.filter(({ kind }) => kind !== 'stream'))
    .map((endpoint) => (filled: ExampleIds) => pathOf(endpoint, filled));
  const guessed = fc.array(word, { maxLength: 7 }).map((words) => () => `/api/${words.join('/')}`);
  const query = fc.array(
    fc.tuple(
      fc.constantFrom('maxResults', 'nextToken', 'filterByState', 'stageId', 'x'),
      fc.oneof(fc.constantFrom('1', 'CONNECTED'), anything),
    ),
    { maxLength: 4 },
  );

  it('is answered in our own words, and changes nothing without a method and a header that say so', async () => {
    // What the examples were made with is not what is asked here.
    running.emulator.calls.clear();
    const method = fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE');
    await fc.assert(
      fc.asyncProperty(method, fc.oneof(known, guessed), query, async (verb, makePath, pairs) => {
        const path = `${makePath(ids)}?${new URLSearchParams(pairs).toString()}`;
        const safe = ['GET', 'HEAD', 'OPTIONS'].includes(verb);
        const headers = { origin: running.url, ...(safe ? { 'x-callboard': '1' } : {}) };
        const sent = await send(running.port, { method: verb, path, headers });
        expect(sent.status).not.toBe(500);
        expect(sent.status).not.toBe(502);
        if (sent.status >= 400 && verb !== 'HEAD')
          expect(sent.json()).toMatchObject({
            code: expect.any(String) as string,
            requestId: sent.headers['x-request-id'],
          });
      }),
      { seed: 1, numRuns: 150 * SCALE },
    );
    for (const { operation } of running.emulator.calls.list())
      expect([operation, isAnyOperation(operation) && traitsOf(operation).access]).toEqual([
        operation,
        'read',
      ]);
  });
});
