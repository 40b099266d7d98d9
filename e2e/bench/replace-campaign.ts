/**
 * Replaces a composition again and again in worlds where requests fail, are lost though they were carried out, where the
 * new one never becomes ACTIVE, somebody cancels, and the server is closed or killed between any two steps; each time it
 * holds the job's log against the emulator's own record:
 *
 *     npm run campaign:replace
 *     RUNS=500 SIGKILLED=20 SEED=7 npm run campaign:replace
 *     MINUTES=5 npm run campaign:replace     begins no further run after five minutes, and says how many there were
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type ReplaceRun, replaceRun } from '#server/testing/replace-campaign/replace-run.ts';

const RUNS = Number(process.env['RUNS'] ?? 100);
const SIGKILLED = Number(process.env['SIGKILLED'] ?? 10);
const SEED = Number(process.env['SEED'] ?? 1);
const MINUTES = Number(process.env['MINUTES'] ?? Infinity);
/** They wait most of the time. */
const AT_ONCE = 4;
const EVIDENCE = new URL('../../docs/evidence/replace-campaign.txt', import.meta.url);

const lines: string[] = [];
const say = (line: string): void => {
  lines.push(line);
  console.log(line);
};

const isTimeOver = (): boolean => performance.now() > MINUTES * 60_000;

async function campaign(count: number, bySigkill: boolean, atOnce: number): Promise<ReplaceRun[]> {
  const seeds = Array.from({ length: count }, (_, index) => SEED + index);
  const runs: ReplaceRun[] = [];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let seed = seeds.shift(); seed !== undefined && !isTimeOver(); seed = seeds.shift()) {
        const run = await replaceRun(seed, { bySigkill });
        runs.push(run);
        console.log(oneLine(run));
      }
    }),
  );
  return runs.toSorted((one, other) => one.seed - other.seed);
}

function oneLine({
  seed,
  mode,
  kills,
  bySigkill,
  ended,
  state,
  lines: logged,
  ms,
  trouble,
  wrong,
}: ReplaceRun): string {
  return (
    `seed ${String(seed).padStart(4)}  ${mode.padEnd(7)}  ${kills} ${bySigkill ? 'SIGKILL' : 'closed '}  ` +
    `${ended.padEnd(8)} (${state.padEnd(9)})  ${String(logged).padStart(3)} lines  ${(ms / 1000).toFixed(1).padStart(5)} s  ` +
    `${trouble.join('; ') || 'nothing goes wrong'}${wrong.length > 0 ? `  WRONG: ${wrong.join(' | ')}` : ''}`
  );
}

// The few that are killed outright first: they are not what is left out where the time is over.
const killedOutright = await campaign(SIGKILLED, true, 2);
const runs = [...(await campaign(RUNS, false, AT_ONCE)), ...killedOutright];
const tally = (of: (run: ReplaceRun) => string): string => {
  const counts = new Map<string, number>();
  for (const run of runs) counts.set(of(run), (counts.get(of(run)) ?? 0) + 1);
  return [...counts]
    .toSorted()
    .map(([what, times]) => `${what} ${times}`)
    .join(', ');
};
const troubles = new Map<string, number>();
for (const { trouble } of runs) for (const name of trouble) troubles.set(name, (troubles.get(name) ?? 0) + 1);
const kills = runs.reduce((sum, run) => sum + run.kills, 0);
const wrong = runs.filter((run) => run.wrong.length > 0);

console.log('');
say(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${availableParallelism()} cores, seed ${SEED}`,
);
say('');
const bySigkill = runs.filter((run) => run.bySigkill).length;
say(
  `runs                   ${runs.length} of ${RUNS + SIGKILLED}, of them ${bySigkill} with a program that is killed by SIGKILL`,
);
say(`kills                  ${kills}`);
say(`how                    ${tally(({ mode }) => mode)}`);
say(`ended                  ${tally(({ ended }) => ended)}`);
say(`state of the job       ${tally(({ state }) => state)}`);
say(
  `not as it must be      ${wrong.length} (bound 0): more than one runs, another end than stated, or a log that is untrue`,
);
say('');
say('what went wrong, and in how many runs:');
for (const [name, times] of [...troubles].toSorted()) say(`  ${String(times).padStart(4)}  ${name}`);
say('');
for (const run of runs) say(oneLine(run));
writeFileSync(EVIDENCE, `${lines.join('\n')}\n`);
if (wrong.length > 0) process.exitCode = 1;
