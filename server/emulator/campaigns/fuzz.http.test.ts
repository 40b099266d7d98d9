import { IVSRealTimeClient, ListStagesCommand } from '@aws-sdk/client-ivs-realtime';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_ACCOUNT } from '../start.ts';
import { CAMPAIGN_SCALE, START } from '../testing/worlds.ts';
import { type Fuzzed, fuzzedRequests, type Target } from './testing/fuzzed-requests.ts';
import { targetIn } from './testing/fuzz-target.ts';
import { exchange, type RawReply } from './testing/raw-exchange.ts';
import { shapeOf } from './testing/reply-rules.ts';
import { CAMPAIGN_SEED, countIn, printFigures, tally } from './testing/seed.ts';
import { type ServedEmulator, serveEmulator } from './testing/served-emulator.ts';

const REQUESTS = Math.ceil(200 * CAMPAIGN_SCALE);
/** How many requests are made before the world is looked at anew for things to ask about. */
const BATCH = 50;
const AT_ONCE = 8;

/**
 * What the heap may grow by between a quarter and the end of the run, in bytes, in the same world each time and with the
 * record of calls (20,000 to 40,000, then the oldest go) emptied. Code that is compiled late accounts for some of it; a leak
 * of 200 bytes a request would be found in the deep tier.
 */
const GROWTH = 3 * 1_048_576;

let emulator: ServedEmulator;
let client: IVSRealTimeClient;

beforeAll(async () => {
  emulator = await serveEmulator();
  client = new IVSRealTimeClient({
    endpoint: emulator.url,
    region: 'us-east-1',
    credentials: TEST_ACCOUNT,
    maxAttempts: 1,
  });
});
afterAll(async () => {
  client.destroy();
  await emulator.close();
});

/** The world as it was and no calls on record, so that what remains of memory belongs to neither. */
const renewWorld = async (): Promise<void> => {
  const headers = { 'x-emulator-control': '1', 'content-type': 'application/json' };
  const body = JSON.stringify({ scenario: 'showtime', startedAt: new Date(START).toISOString() });
  const renewed = await fetch(`${emulator.url}/_emulator/world`, { method: 'POST', headers, body });
  const emptied = await fetch(`${emulator.url}/_emulator/calls`, { method: 'DELETE', headers });
  expect([renewed.status, emptied.status]).toEqual([200, 204]);
};

const renewedHeap = async (): Promise<number> => {
  await renewWorld();
  expect((await client.send(new ListStagesCommand({}))).stages?.length).toBeGreaterThan(30);
  return emulator.heap();
};

const shown = ({ kind, bytes }: Fuzzed, reply: RawReply | Error): string =>
  `${kind}: ${JSON.stringify(bytes.subarray(0, 1_500).toString('latin1'))}\n  got ${
    reply instanceof Error ? reply.message : JSON.stringify(reply).slice(0, 500)
  }`;

describe('random requests', () => {
  const kinds = new Map<string, number>();
  const shapes = new Map<string, number>();
  const statuses = new Map<number, number>();

  const send = async (request: Fuzzed): Promise<string[]> => {
    countIn(kinds, request.kind);
    const reply = await exchange(emulator.port, request.bytes).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    );
    if (reply instanceof Error) return [shown(request, reply)];
    const shape = shapeOf(request, reply);
    countIn(statuses, reply.status);
    if (shape === undefined) return [shown(request, reply)];
    countIn(shapes, shape);
    return [];
  };

  const sendAll = async (requests: readonly Fuzzed[]): Promise<string[]> => {
    const problems: string[] = [];
    const queue = requests.values();
    const work = async () => {
      for (const request of queue) problems.push(...(await send(request)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return problems;
  };

  it(
    'get an answer as AWS forms it each, none an error of the server, and leave its memory as it was',
    { timeout: 60_000 * Math.max(1, CAMPAIGN_SCALE) },
    async () => {
      const heaps: number[] = [];
      let made = 0;
      let busy = 0;
      for (let batch = 0; made < REQUESTS; batch += 1) {
        const target: Target = await targetIn(client, emulator.port);
        const numRuns = Math.min(BATCH, REQUESTS - made);
        const requests = fc.sample(fuzzedRequests(target), { seed: CAMPAIGN_SEED + batch, numRuns });
        const started = performance.now();
        const problems = await sendAll(requests);
        busy += performance.now() - started;
        expect(problems.slice(0, 5), `seed ${CAMPAIGN_SEED}, batch ${batch}`).toEqual([]);
        made += numRuns;
        if (heaps.length < Math.floor((4 * made) / REQUESTS)) heaps.push(await renewedHeap());
      }
      expect(emulator.errors()).toBe('');
      const grown = (heaps.at(-1) ?? 0) - (heaps[0] ?? 0);
      printFigures(`Random requests, seed ${CAMPAIGN_SEED}`, [
        `${made} requests, ${Math.round(made / (busy / 1_000))} a second with ${AT_ONCE} at once, a connection each`,
        `kinds: ${tally(kinds)}`,
        `statuses: ${tally(statuses)}`,
        `answers: ${tally(shapes)}`,
        `heap after each quarter: ${heaps.map((heap) => (heap / 1_048_576).toFixed(1)).join(', ')} MB; the last may exceed the first by ${GROWTH / 1_048_576}`,
      ]);
      expect(grown).toBeLessThan(GROWTH);
    },
  );
});
