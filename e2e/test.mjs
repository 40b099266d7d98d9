/**
 * `npm test`: on a fresh machine too. Installs what is missing, a Chromium included, then runs every tier to its end
 * and closes with one plain line. A tier that crashes or runs nothing has failed.
 */
import { availableParallelism } from 'node:os';
import { ensureDependencies } from '../server/bootstrap/dependencies.mjs';
import { requireSupportedNode } from '../server/bootstrap/node-version.mjs';
import { closingLine, total } from './runner/counts.mjs';
import { failuresText } from './runner/failures.mjs';
import { printer } from './runner/output.mjs';
import { testOptions } from './runner/test-options.mjs';

requireSupportedNode();
const { tiers, scale, evidence, minutes, whole, args } = readOptions();
await ensureDependencies();

const print = printer(evidence);
if (scale) process.env['CAMPAIGN_SCALE'] = scale;
if (evidence) {
  const when = new Date().toISOString().slice(0, 10);
  print(`${when}, Node ${process.versions.node}, ${process.platform}, ${availableParallelism()} cores`);
  print(scale ? `, campaigns times ${scale}\n` : '\n');
}

const summary = [];
for (const name of tiers) {
  print(`\n=== ${name} ===\n`);
  const started = performance.now();
  const counts = await runTier(name);
  summary.push({ name, counts, seconds: (performance.now() - started) / 1000 });
}

const sum = total(summary.map(({ counts }) => counts));
print(failuresText(summary.flatMap(({ counts }) => counts.failures ?? [])));
print('\n');
for (const { name, counts, seconds } of summary) {
  const problem = counts.problem ? ` (${counts.problem})` : '';
  print(`${name.padEnd(12)}${seconds.toFixed(1).padStart(7)} s  ${closingLine(counts)}${problem}\n`);
}
print(`all${' '.repeat(9)}${(performance.now() / 1000).toFixed(1).padStart(7)} s\n`);
print(`${closingLine(sum)}\n`);
if (sum.failed > 0) process.exitCode = 1;

function readOptions() {
  try {
    return testOptions(process.argv.slice(2), process.versions.node.split('.', 1).join(''));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}

/**
 * @param {import('./runner/test-options.mjs').TierName} name
 * @returns {Promise<import('./runner/counts.mjs').Counts & { problem?: string }>}
 */
async function runTier(name) {
  try {
    // Not before now: what it imports may just have been installed.
    const { TIERS } = await import('./runner/tiers.mjs');
    const counts = await TIERS[name]({ print, minutes, whole, args });
    return counts.passed + counts.failed > 0 ? counts : { passed: 0, failed: 1, problem: 'it ran no test' };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    print(`${problem}\n`);
    return { passed: 0, failed: 1, problem: problem.split('\n', 1).join('') };
  }
}
