/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} [failures] what failed and why, where a report says so
 */

/**
 * @param {Counts[]} parts
 * @returns {Counts}
 */
export function total(parts) {
  return {
    passed: parts.reduce((sum, { passed }) => sum + passed, 0),
    failed: parts.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** @param {Counts} counts */
export function closingLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

/**
 * The verdict on a test runner's run, from its report and its exit code together. A runner that crashed, ran nothing or
 * disagrees with its own report has failed: silence is never success, but where nothing may be all there is to run.
 * @param {Counts | undefined} reported what its machine-readable report says; undefined when it left none
 * @param {string | undefined} ending why the process did not end well, in words
 * @param {boolean} [mayBeNone]
 * @returns {Counts & { problem?: string }}
 */
export function verdict(reported, ending, mayBeNone = false) {
  if (!reported)
    return { passed: 0, failed: 1, problem: `it left no report (${ending ?? 'it ended normally'})` };
  if (reported.passed + reported.failed === 0 && !(mayBeNone && ending === undefined))
    return { passed: 0, failed: 1, problem: 'it ran no test' };
  if (ending && reported.failed === 0) {
    return { passed: reported.passed, failed: 1, problem: `every test passed, and yet: ${ending}` };
  }
  return reported;
}
