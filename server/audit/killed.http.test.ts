import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { killWhileChanging } from '#server/testing/audit/kill-while-changing.ts';

const ROUNDS = 3 * Math.min(20, Number(process.env['CAMPAIGN_SCALE'] ?? 1));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'callboard-audit-killed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(
  'has every change that was acknowledged or sent, and a chain that holds, however often it is killed',
  async () => {
    const rounds = await killWhileChanging({ rounds: ROUNDS, seed: 11, perSecond: 50, folder });
    for (const { missing, unwritten, broken } of rounds)
      expect({ missing, unwritten, broken }).toEqual({ missing: [], unwritten: [], broken: '' });
    expect(rounds.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(0);
  },
  ROUNDS * 30_000,
);
