/**
 * Kills the built console at chance moments while it is asked for fifty changes a second, and holds its audit log each time
 * against what it had acknowledged and against what had reached the upstream; then starts it with a million rows in the log:
 *
 *     npm run campaign:audit
 *     ROUNDS=50 SEED=3 ROWS=100000 npm run campaign:audit
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { type AuditRound, killWhileChanging } from '#server/testing/audit/kill-while-changing.ts';
import { startWithRows } from '#server/testing/audit/start-with-rows.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 200);
const SEED = Number(process.env['SEED'] ?? 1);
const PER_SECOND = Number(process.env['PER_SECOND'] ?? 50);
const ROWS = Number(process.env['ROWS'] ?? 1_000_000);
const STARTS = 5;
const EVIDENCE = new URL('../../docs/evidence/audit-campaign.txt', import.meta.url);

const lines: string[] = [];
const say = (line: string): void => {
  lines.push(line);
  console.log(line);
};

const folder = mkdtempSync(path.join(tmpdir(), 'callboard-audit-campaign-'));
const rounds = await killWhileChanging({
  rounds: ROUNDS,
  seed: SEED,
  perSecond: PER_SECOND,
  folder,
  report: ({ startMs, livedMs, asked, acknowledged, missing, unwritten, broken, rows, open }) =>
    console.log(
      `first answer after ${startMs.toFixed(0)} ms, killed ${livedMs} ms later; ${asked} asked, ${acknowledged} acknowledged; ` +
        `log of ${rows} rows, ${open} without outcome, ${missing.length} missing, ${unwritten.length} unwritten` +
        (broken === '' ? '' : `, BROKEN at ${broken}`),
    ),
});

const sorted = (values: readonly number[]) => values.toSorted((one, other) => one - other);
const at = (values: readonly number[], part: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(part * values.length))] ?? Number.NaN;
const sum = (count: (round: AuditRound) => number) =>
  rounds.reduce((total, round) => total + count(round), 0);
const last = rounds.at(-1);
const lived = sum(({ livedMs }) => livedMs) / 1_000;

say(
  `npm run campaign:audit, seed ${SEED}, on ${cpus().length} cores of ${cpus()[0]?.model ?? 'an unknown processor'}`,
);
say('');
say(
  `killed with SIGKILL     ${rounds.length} times, ${((1_000 * lived) / rounds.length).toFixed(0)} ms after the first answer on average`,
);
say(
  `changes asked for       ${sum(({ asked }) => asked)}, ${(sum(({ asked }) => asked) / lived).toFixed(1)} a second (rates of the emulator off)`,
);
say(`acknowledged            ${sum(({ acknowledged }) => acknowledged)}`);
say(`of them not in the log  ${last?.missing.length ?? 0} (bound 0)`);
say(`sent without an intent  ${last?.unwritten.length ?? 0} (bound 0)`);
say(`chain broken            after ${rounds.filter(({ broken }) => broken !== '').length} kills (bound 0)`);
say(`rows in the end         ${last?.rows ?? 0}`);
say(
  `without outcome         ${sum(({ open }) => open)} intents when killed, ${(last?.unknown ?? 0) + (last?.open ?? 0)} told as such in the end (equal)`,
);
const starts = rounds.map(({ startMs }) => startMs);
say(
  `first answer            p50 ${at(starts, 0.5).toFixed(0)} ms, p95 ${at(starts, 0.95).toFixed(0)} ms, max ${at(starts, 1).toFixed(0)} ms`,
);
const worked = rounds.flatMap(({ startCpuMs }) => startCpuMs ?? []);
say(`  of it at work         p50 ${at(worked, 0.5).toFixed(0)} ms, max ${at(worked, 1).toFixed(0)} ms`);

say('');
const results = await startWithRows({ folder, rows: ROWS, starts: STARTS });
say(`a log of ${results.rows} rows, ${(statSync(path.join(folder, 'audit.db')).size / 1e6).toFixed(0)} MB`);
say(`opened, tail verified   ${results.openMs.map((ms) => ms.toFixed(0)).join(', ')} ms`);
say(
  `first answer            ${results.startMs.map((ms) => ms.toFixed(0)).join(', ')} ms from the start of the program (bound 1,000 ms)`,
);
say(`  of it at work         ${results.startCpuMs.map((ms) => ms?.toFixed(0) ?? 'not told').join(', ')} ms`);
say(
  `with an empty log       ${results.emptyMs.map((ms) => ms.toFixed(0)).join(', ')} ms from the start of the program`,
);
say(
  `whole chain verified    ${(results.verifyMs / 1_000).toFixed(1)} s, ${results.holds ? 'it holds' : 'IT DOES NOT HOLD'}`,
);
say(
  `newest page, no filter  ${results.pageMs.toFixed(0)} ms; of an operation that is not there ${results.rareMs.toFixed(0)} ms`,
);
rmSync(folder, { recursive: true, force: true });
writeFileSync(EVIDENCE, `${lines.join('\n')}\n`);
