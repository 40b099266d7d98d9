import { availableParallelism } from 'node:os';
import { CHECK_STEPS } from './check-steps.mjs';
import { total } from './counts.mjs';
import { runPool } from './pool.mjs';

/** Each step is itself parallel in part; more than two at a time only take the cores from one another. */
const AT_ONCE = Math.min(2, availableParallelism());

/**
 * All quick checks: types, lint, format, unit tests with the fences, unused code, bundle size.
 * @param {import('./output.mjs').Print} print
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runCheck(print) {
  const jobs = CHECK_STEPS.map((step) => async () => {
    const result = await step();
    print(`${stepLine(result)}\n`);
    return result;
  });
  const results = await runPool(jobs, AT_ONCE);
  for (const { name, counts, output } of results) {
    if (counts.failed > 0) print(`\n--- ${name} ---\n${output.trim()}\n`);
    else if (name === 'bundle size') print(`\n${output}\n`);
  }
  const failures = results.flatMap(({ counts }) => counts.failures ?? []);
  return { ...total(results.map(({ counts }) => counts)), failures };
}

/** @param {import('./check-steps.mjs').StepResult} result */
export function stepLine({ name, counts, seconds }) {
  const state = counts.failed > 0 ? `FAILED (${counts.failed})` : 'ok';
  return `${name.padEnd(14)}${seconds.toFixed(1).padStart(6)} s  ${String(counts.passed).padStart(5)} passed  ${state}`;
}
