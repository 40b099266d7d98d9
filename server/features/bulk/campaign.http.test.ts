import { describe, expect, it } from 'vitest';
import { type BulkRun, bulkRun, type BulkRunOptions } from '#server/testing/bulk-campaign/bulk-run.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? 1);
const FIRST_SEED = Number(process.env['CAMPAIGN_SEED'] ?? 1);
const COUNT = SCALE > 1 ? 1_000 : 60;
const RUNS = SCALE > 1 ? 20 : 2;

async function campaign(options: BulkRunOptions): Promise<BulkRun[]> {
  const runs: BulkRun[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) runs.push(await bulkRun(seed, options));
  return runs;
}

describe('a job over many stages, whatever goes wrong', () => {
  it.each(['delete', 'create'] as const)(
    `does each exactly once and its log is complete: ${RUNS} times ${COUNT}, %s`,
    { timeout: RUNS * COUNT * 500 },
    async (sort) => {
      const runs = await campaign({ sort, count: COUNT, kills: 2, bySigkill: false });
      expect(runs.flatMap(({ wrong }) => wrong)).toEqual([]);
      // A campaign in which nothing happens shows nothing.
      for (const { kills, hit, looks } of runs) {
        expect(kills).toBeGreaterThan(0);
        expect(hit).toBeGreaterThan(COUNT / 10);
        expect(looks).toBeGreaterThan(0);
      }
    },
  );

  it('goes on after the program was killed outright', { timeout: 180_000 }, async () => {
    const { wrong, kills } = await bulkRun(FIRST_SEED, {
      sort: 'delete',
      count: 30,
      kills: 1,
      bySigkill: true,
    });
    expect(wrong).toEqual([]);
    expect(kills).toBe(1);
  });
});
