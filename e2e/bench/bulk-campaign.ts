/**
 * Deletes 1,000 stages, and creates some, in a world where AWS throttles, answers are lost though the request was carried
 * out, or was not, and the server is killed by SIGKILL in the middle; it holds the world and the job's log against the
 * emulator's own record:
 *
 *     npm run campaign:bulk
 *     COUNT=5000 KILLS=3 SEED=7 npm run campaign:bulk
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type BulkRun, bulkRun } from '#server/testing/bulk-campaign/bulk-run.ts';

const COUNT = Number(process.env['COUNT'] ?? 1_000);
const CREATED = Number(process.env['CREATED'] ?? 200);
const KILLS = Number(process.env['KILLS'] ?? 1);
const SEED = Number(process.env['SEED'] ?? 1);
const EVIDENCE = new URL('../../docs/evidence/bulk-campaign.txt', import.meta.url);

const lines: string[] = [];
const say = (line: string): void => {
  lines.push(line);
  console.log(line);
};

function tell(run: BulkRun): void {
  say(`${run.sort === 'delete' ? 'Deleting' : 'Creating'} ${run.count} stages, seed ${run.seed}`);
  say(`  state of the job          ${run.state}`);
  say(`  time                      ${(run.ms / 1000).toFixed(0)} s`);
  say(`  killed by SIGKILL         ${run.kills} times`);
  say(
    `  requests that came        ${run.calls}, at most ${run.mostPerSecond} within a second (AWS allows 5)`,
  );
  say(`  of them hit by a fault    ${run.hit}, throttled ${run.throttled}`);
  say(`  looked at afterwards      ${run.looks}, because nobody knew whether it was done`);
  say(`  lines of the log          ${run.lines}`);
  say(`  not as it must be         ${run.wrong.length} (bound 0)`);
  for (const wrong of run.wrong) say(`    ${wrong}`);
  say('');
}

say(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${availableParallelism()} cores; AWS's rates hold, the console uses 95 % of them`,
);
say('');
const runs = [
  await bulkRun(SEED, { sort: 'delete', count: COUNT, kills: KILLS, bySigkill: true, hangs: 3, rates: 'on' }),
  await bulkRun(SEED, {
    sort: 'create',
    count: CREATED,
    kills: KILLS,
    bySigkill: true,
    hangs: 2,
    rates: 'on',
  }),
];
for (const run of runs) tell(run);
writeFileSync(EVIDENCE, `${lines.join('\n').trimEnd()}\n`);
if (runs.some(({ wrong }) => wrong.length > 0)) process.exitCode = 1;
