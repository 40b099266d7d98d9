import { describe, expect, it } from 'vitest';
import { type ReplaceRun, replaceRun } from '#server/testing/replace-campaign/replace-run.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? 1);
const RUNS = SCALE > 1 ? 100 : 20;
const SIGKILLED = SCALE > 1 ? 10 : 2;
/** They wait most of the time. */
const AT_ONCE = 4;
const FIRST_SEED = Number(process.env['CAMPAIGN_SEED'] ?? 1);

async function campaign(count: number, bySigkill: boolean, atOnce: number): Promise<ReplaceRun[]> {
  const seeds = Array.from({ length: count }, (_, index) => FIRST_SEED + index);
  const runs: ReplaceRun[] = [];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift())
        runs.push(await replaceRun(seed, { bySigkill }));
    }),
  );
  return runs;
}

describe('a Replace, whatever goes wrong', () => {
  it(
    `ends with exactly one running, or none and says why, and its log tells the truth: ${RUNS} runs`,
    { timeout: RUNS * 30_000 },
    async () => {
      const runs = await campaign(RUNS, false, AT_ONCE);
      expect(runs.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
      expect(runs).toHaveLength(RUNS);
      // A campaign in which nothing happens shows nothing.
      expect(new Set(runs.map(({ ended }) => ended)).size).toBeGreaterThan(1);
      expect(new Set(runs.map(({ mode }) => mode)).size).toBe(2);
      expect(runs.reduce((sum, { kills }) => sum + kills, 0)).toBeGreaterThan(RUNS / 4);
    },
  );

  it(
    `goes on after the program was killed outright: ${SIGKILLED} runs`,
    { timeout: SIGKILLED * 180_000 },
    async () => {
      const runs = await campaign(SIGKILLED, true, 1);
      expect(runs.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    },
  );
});
