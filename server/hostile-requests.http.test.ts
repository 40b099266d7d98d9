import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlEmulator } from '#server/testing/control-emulator.ts';
import { exampleIds, type ExampleIds } from '#server/testing/example-paths.ts';
import { CAMPAIGN_SEED, createAsking, printFigures } from '#server/testing/hostile/asking.ts';
import { hostileRequests } from '#server/testing/hostile/hostile-requests.ts';
import {
  type ProgramConsole,
  startProgramConsole,
  type Usage,
} from '#server/testing/program-console/program-console.ts';
import { send } from '#server/testing/send.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');
/** 200 in the common run, 50,000 in the deep one. */
const REQUESTS = SCALE === 1 ? 200 : Math.ceil(500 * SCALE);
/** How many requests are made before the world is as it was again. */
const BATCH = 50;
const AT_ONCE = 8;

/**
 * What the heap may grow by between a quarter and the end of the run, in bytes, after a collection each time. What is
 * compiled late and the bounded memories of the console, which fill, account for some of it; a leak of 250 bytes a
 * request would be found in the deep tier.
 */
const GROWTH = 8 * 1_048_576;

let running: ProgramConsole;
let ids: ExampleIds;
beforeAll(async () => {
  running = await startProgramConsole();
  ids = await exampleIds(running);
});
afterAll(async () => running.close());

const renewWorld = async (): Promise<void> => {
  await controlEmulator(running.emulator, 'world', {
    scenario: 'showtime',
    startedAt: '2026-11-20T14:00:00Z',
  });
  running.emulator.calls.clear();
};

describe('hostile requests', () => {
  const asking = createAsking(() => running.port);

  it(
    'are answered each in the console’s own words, tell nothing of its insides, and lead it nowhere',
    { timeout: 120_000 * Math.max(1, SCALE) },
    async () => {
      const used: Usage[] = [];
      const dialledBefore = (await running.usage()).dialled;
      expect(dialledBefore).toEqual([new URL(running.emulator.url).host]);
      let made = 0;
      let busy = 0;
      for (let batch = 0; made < REQUESTS; batch += 1) {
        const numRuns = Math.min(BATCH, REQUESTS - made);
        const requests = fc.sample(hostileRequests({ port: running.port, ids }), {
          seed: CAMPAIGN_SEED + batch,
          numRuns,
        });
        const started = performance.now();
        const problems = await asking.askAll(requests, AT_ONCE);
        busy += performance.now() - started;
        expect(problems.slice(0, 5), `seed ${CAMPAIGN_SEED}, batch ${batch}`).toEqual([]);
        made += numRuns;
        await renewWorld();
        // In between the console's own page is served as ever.
        expect((await send(running.port, { path: '/api/emulator/stages' })).status).toBe(200);
        if (used.length < Math.floor((4 * made) / REQUESTS)) used.push(await running.usage());
      }
      const last = used.at(-1);
      const grown = (last?.heap ?? 0) - (used[0]?.heap ?? 0);
      const megabytes = (of: 'heap' | 'rss'): string =>
        used.map((one) => (one[of] / 1_048_576).toFixed(1)).join(', ');
      printFigures(`Hostile requests to the console, seed ${CAMPAIGN_SEED}`, [
        `${made} requests, ${Math.round(made / (busy / 1_000))} a second with ${AT_ONCE} at once, a connection each; the slowest ${Math.round(asking.slowest())} ms`,
        `kinds: ${asking.kinds()}`,
        `answers: ${asking.answers()}`,
        `heap after each quarter: ${megabytes('heap')} MB; the last may exceed the first by ${GROWTH / 1_048_576}`,
        `resident: ${megabytes('rss')} MB`,
        `connections opened to: ${last?.dialled.join(', ')}`,
      ]);
      expect(running.errors()).toBe('');
      expect(last?.dialled).toEqual(dialledBefore);
      expect(grown).toBeLessThan(GROWTH);
      // Enough of them got past the walls, or this says little of what is behind.
      expect(asking.count('2xx')).toBeGreaterThan(made / 50);
      expect(asking.count('bad_request')).toBeGreaterThan(made / 10);
      expect(asking.count('signed_out')).toBeLessThan(made / 10);
    },
  );
});
