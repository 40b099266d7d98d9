/**
 * Kills the built console at chance moments while it records a live world, 50 times, and looks each time whether all that
 * it had acknowledged is in its database, once, and how soon it answers again. The emulator runs apart and lives on:
 *
 *     npm run bench:kill
 *     ROUNDS=200 SEED=3 npm run bench:kill
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { killCampaign } from '#server/testing/kill-campaign.ts';
import { BUILT } from '#server/testing/run-main.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 50);
const SEED = Number(process.env['SEED'] ?? 1);

const folder = mkdtempSync(path.join(tmpdir(), 'callboard-kill-'));
const rounds = await killCampaign({
  rounds: ROUNDS,
  seed: SEED,
  folder,
  entry: BUILT,
  report: ({ startMs, livedMs, acknowledged, lost, integrity }) =>
    console.log(
      `first answer after ${startMs.toFixed(0).padStart(5)} ms, killed ${livedMs.toFixed(0).padStart(5)} ms later; ` +
        `${String(acknowledged).padStart(6)} acknowledged, ${lost.length} lost, integrity ${integrity}`,
    ),
});
rmSync(folder, { recursive: true, force: true });

const starts = rounds.map(({ startMs }) => startMs).toSorted((one, other) => one - other);
const sum = (count: (round: (typeof rounds)[number]) => number) =>
  rounds.reduce((total, round) => total + count(round), 0);
const at = (part: number) =>
  starts[Math.min(starts.length - 1, Math.floor(part * starts.length))] ?? Number.NaN;
console.log(
  [
    '',
    `killed                 ${rounds.length} times, seed ${SEED}`,
    `acknowledged           ${sum(({ acknowledged }) => acknowledged)} rows looked for, over all rounds`,
    `lost                   ${sum(({ lost }) => lost.length)} (bound 0)`,
    `doubled                ${sum(({ doubled }) => doubled.length)} (bound 0)`,
    `database not whole     ${sum(({ integrity }) => (integrity === 'ok' ? 0 : 1))} times (bound 0)`,
    `first answer           p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms, ` +
      `max ${at(1).toFixed(0)} ms (bound 1,000 ms: ratio ${(at(1) / 1000).toFixed(2)})`,
  ].join('\n'),
);
