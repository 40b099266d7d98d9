import { existsSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { ensureBuilt } from '../../server/bootstrap/build-stamp.mjs';
import { projectPath } from '../../server/bootstrap/project.mjs';
import { bundleFigures } from '../bundle-size.mjs';
import { budgetLine } from './bundle-budgets.mjs';
import { verdict } from './counts.mjs';
import { readVitest, freshReport, readReport } from './reports.mjs';
import { runTool } from './run-tool.mjs';

/**
 * @typedef {object} StepResult
 * @property {string} name
 * @property {import('./counts.mjs').Counts} counts
 * @property {number} seconds
 * @property {string} output what to show when it failed
 */

const MINUTES = 5;

/** The longest first, so that the short ones fill the gaps. */
export const CHECK_STEPS = [
  unitTests,
  changedComponents,
  bundle,
  tool('types', ['node_modules/typescript/bin/tsc', '-b']),
  tool('lint', [
    'node_modules/oxlint/bin/oxlint',
    '--type-aware',
    '--deny-warnings',
    '--report-unused-disable-directives',
  ]),
  tool('format', [
    'node_modules/prettier/bin/prettier.cjs',
    '--check',
    '--cache',
    '--cache-location=node_modules/.cache/prettier/check',
    '.',
  ]),
  tool('unused code', ['node_modules/knip/bin/knip.js', '--no-progress']),
];

/**
 * A step that counts as one: the tool is content or it is not.
 * @param {string} name
 * @param {string[]} command
 * @returns {() => Promise<StepResult>}
 */
function tool(name, command) {
  return async () => {
    const { ending, output, seconds } = await runTool(command, { minutes: MINUTES });
    const counts = ending ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
    return { name, counts, seconds, output: ending ? `${output}\n${ending}` : output };
  };
}

/** Pure modules, and the test that holds the fences. */
function unitTests() {
  return vitest('unit tests', 'unit', []);
}

/**
 * Of components only what a change not yet committed can reach, as all of them take as long as everything else here. Git
 * tells what has changed; without it they are all run.
 */
function changedComponents() {
  const narrowed = existsSync(projectPath('.git')) ? ['--changed', '--passWithNoTests'] : [];
  return vitest('components', 'dom', narrowed);
}

/**
 * @param {string} name
 * @param {'unit' | 'dom'} project
 * @param {string[]} flags
 * @returns {Promise<StepResult>}
 */
async function vitest(name, project, flags) {
  const report = freshReport(project);
  const { ending, output, seconds } = await runTool(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      // Left to itself, vitest keeps one of two cores free.
      '--maxWorkers=2',
      `--project=${project}`,
      ...flags,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { minutes: MINUTES },
  );
  const counts = verdict(readReport(report, readVitest), ending, flags.includes('--passWithNoTests'));
  return { name, counts, seconds, output: `${withoutDots(output)}\n${counts.problem ?? ''}` };
}

/**
 * The dot reporter tells of passed tests by a dot each; only what failed is worth reading here.
 * @param {string} output
 */
function withoutDots(output) {
  return stripVTControlCharacters(output).replaceAll(/^[·x*-]+$/gm, '');
}

/**
 * Builds when the sources changed, then weighs what a browser would load.
 * @returns {Promise<StepResult>}
 */
async function bundle() {
  const started = performance.now();
  const name = 'bundle size';
  const seconds = () => (performance.now() - started) / 1000;
  try {
    await ensureBuilt();
    const figures = bundleFigures();
    const failed = figures.filter(({ bytes, bound }) => bytes > bound).length;
    const output = figures.map(budgetLine).join('\n');
    return { name, counts: { passed: figures.length - failed, failed }, seconds: seconds(), output };
  } catch (error) {
    const output = error instanceof Error ? error.message : String(error);
    return { name, counts: { passed: 0, failed: 1 }, seconds: seconds(), output };
  }
}
