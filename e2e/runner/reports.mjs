import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { projectPath } from '../../server/bootstrap/project.mjs';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * Where a runner is to write its report. Last time's is removed, so that it cannot be taken for this one.
 * @param {string} name
 */
export function freshReport(name) {
  const folder = projectPath('node_modules', '.cache', 'reports');
  const file = projectPath('node_modules', '.cache', 'reports', `${name}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/**
 * An empty folder for what a runner's workers leave for one another.
 * @param {string} name
 */
export function freshFolder(name) {
  const folder = projectPath('node_modules', '.cache', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * @param {string} file
 * @param {(report: any) => Counts} count
 * @returns {Counts | undefined} undefined when the report is missing or not whole
 */
export function readReport(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Counts of vitest's JSON, and what failed.
 * @param {Parameters<typeof countVitest>[0] & Parameters<typeof failuresOfVitest>[0]} report
 * @returns {Counts}
 */
export function readVitest(report) {
  return { ...countVitest(report), failures: failuresOfVitest(report) };
}

/**
 * Counts of Playwright's JSON, and what failed.
 * @param {Parameters<typeof countPlaywright>[0] & Parameters<typeof failuresOfPlaywright>[0]} report
 * @returns {Counts}
 */
export function readPlaywright(report) {
  return { ...countPlaywright(report), failures: failuresOfPlaywright(report) };
}

/**
 * Vitest's JSON. Tests that were left out count as failed, and so does a file that broke before its first test.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Counts}
 */
export function countVitest({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status === 'passed'),
  );
  return { passed, failed: tests.length - passed + broken.length };
}

/**
 * Playwright's JSON. A flaky test has failed once, and one that was left out has not passed: both count as failed, and
 * so do errors outside any test.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}
