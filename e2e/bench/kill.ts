/**
 * Kills the built console at chance moments while it records a live world, 50 times, and looks each time whether all that
 * it had acknowledged is in its database, once, and how soon it answers again. The emulator runs apart and lives on:
 *
 *     npm run bench:kill
 *     ROUNDS=200 SEED=3 npm run bench:kill
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { killCampaign } from '#server/testing/kill-campaign.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 50);
const SEED = Number(process.env['SEED'] ?? 1);

const folder = mkdtempSync(path.join(tmpdir(), 'callboard-kill-'));
/** How long an empty program takes beside it: what the machine makes of the time of a start. */
const bare: number[] = [];
const rounds = await killCampaign({
  rounds: ROUNDS,
  seed: SEED,
  folder,
  report: ({ startMs, livedMs, acknowledged, lost, integrity }) => {
    const began = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    bare.push(performance.now() - began);
    console.log(
      `first answer after ${startMs.toFixed(0).padStart(5)} ms, killed ${livedMs.toFixed(0).padStart(5)} ms later; ` +
        `${String(acknowledged).padStart(6)} acknowledged, ${lost.length} lost, integrity ${integrity}`,
    );
  },
});
rmSync(folder, { recursive: true, force: true });

const sorted = (values: readonly number[]) => values.toSorted((one, other) => one - other);
const at = (values: readonly number[], part: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(part * values.length))] ?? Number.NaN;
const starts = rounds.map(({ startMs }) => startMs);
const worked = rounds.flatMap(({ startCpuMs }) => startCpuMs ?? []);
const sum = (count: (round: (typeof rounds)[number]) => number) =>
  rounds.reduce((total, round) => total + count(round), 0);
console.log(
  [
    '',
    `killed                 ${rounds.length} times, seed ${SEED}`,
    `acknowledged           ${sum(({ acknowledged }) => acknowledged)} rows looked for, over all rounds`,
    `lost                   ${sum(({ lost }) => lost.length)} (bound 0)`,
    `doubled                ${sum(({ doubled }) => doubled.length)} (bound 0)`,
    `database not whole     ${sum(({ integrity }) => (integrity === 'ok' ? 0 : 1))} times (bound 0)`,
    `first answer           p50 ${at(starts, 0.5).toFixed(0)} ms, p95 ${at(starts, 0.95).toFixed(0)} ms, ` +
      `max ${at(starts, 1).toFixed(0)} ms (bound 1,000 ms: ratio ${(at(starts, 1) / 1000).toFixed(2)})`,
    `  of it at work        p50 ${at(worked, 0.5).toFixed(0)} ms, max ${at(worked, 1).toFixed(0)} ms`,
    `empty program          p50 ${at(bare, 0.5).toFixed(0)} ms, max ${at(bare, 1).toFixed(0)} ms ` +
      `(on an idle machine about 45 ms)`,
  ].join('\n'),
);
