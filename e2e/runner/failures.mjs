import { stripVTControlCharacters } from 'node:util';

/** Of more than these nobody reads the end. */
const SHOWN = 20;

/** Lines of a failure that are shown again: with what it asserted, and without how it came there. */
const LINES = 14;

/**
 * What went wrong, for the end of the output: of a run of thousands of tests that is what its reader has before them.
 * @param {string} test
 * @param {readonly (string | undefined)[]} messages
 */
function failure(test, messages) {
  const [first = 'it says nothing of why'] = messages.filter((message) => message !== undefined);
  const lines = stripVTControlCharacters(first)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES);
  return [test, ...lines.map((line) => `    ${line}`)].join('\n');
}

/**
 * All of them as text; empty where nothing failed.
 * @param {readonly string[]} failures
 */
export function failuresText(failures) {
  if (failures.length === 0) return '';
  const more = failures.length > SHOWN ? [`and ${failures.length - SHOWN} more`] : [];
  return `\nWhat failed:\n\n${[...failures.slice(0, SHOWN), ...more].join('\n\n')}\n`;
}

/**
 * Of vitest's JSON.
 * @param {{ testResults: { name: string, status: string, message?: string, assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[] }} report
 * @returns {string[]}
 */
export function failuresOfVitest({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status !== 'passed');
    if (status === 'failed' && failed.length === 0) return [failure(name, [message])];
    return failed.map((test) =>
      failure(
        `${name}: ${test.fullName}`,
        test.failureMessages?.length ? test.failureMessages : [test.status],
      ),
    );
  });
}

/**
 * @typedef {object} Suite
 * @property {string} title
 * @property {Suite[]} [suites]
 * @property {{ title: string, file: string, line: number, tests: { projectName: string, status: string, results: { errors?: { message?: string }[] }[] }[] }[]} [specs]
 */

/**
 * Of Playwright's JSON; tests that did not run because of others are not named.
 * @param {{ suites?: Suite[], errors: { message?: string }[] }} report
 * @returns {string[]}
 */
export function failuresOfPlaywright({ suites = [], errors }) {
  return [
    ...suites.flatMap(failuresOfSuite),
    ...errors.map(({ message }) => failure('outside of any test', [message])),
  ];
}

/**
 * @param {Suite} suite
 * @returns {string[]}
 */
function failuresOfSuite({ suites = [], specs = [] }) {
  return [
    ...specs.flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ projectName, results }) =>
          failure(
            `[${projectName}] ${file}:${line} ${title}`,
            results.flatMap((result) => (result.errors ?? []).map(({ message }) => message)),
          ),
        ),
    ),
    ...suites.flatMap(failuresOfSuite),
  ];
}
