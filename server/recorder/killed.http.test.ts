import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { killCampaign } from '#server/testing/kill-campaign.ts';

const ROUNDS = 3 * Math.min(20, Number(process.env['CAMPAIGN_SCALE'] ?? 1));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'callboard-killed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(
  'has everything that was acknowledged, once, however often it is killed while it records',
  async () => {
    const rounds = await killCampaign({ rounds: ROUNDS, seed: 7, folder });
    for (const { lost, doubled, integrity } of rounds)
      expect({ lost, doubled, integrity }).toEqual({ lost: [], doubled: [], integrity: 'ok' });
    expect(Math.max(...rounds.map(({ acknowledged }) => acknowledged))).toBeGreaterThan(0);
  },
  ROUNDS * 30_000,
);
