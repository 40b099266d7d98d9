import { readFileSync } from 'node:fs';
import { projectPath } from './project.mjs';

/**
 * Whether a Node version satisfies an `engines` range. Only the forms this project uses are understood: alternatives by
 * `||`, each `^1.2.3` or `>=1.2.3`. (npm's own parser is not there yet when this runs.)
 * @param {string} version as `process.versions.node` gives it, such as `20.19.0`
 * @param {string} range
 * @returns {boolean}
 * @throws {Error} when the range uses another form
 */
export function satisfies(version, range) {
  return range.split('||').some((alternative) => {
    const parts = /^\s*(\^|>=)(\d+)\.(\d+)\.(\d+)\s*$/.exec(alternative);
    if (!parts) throw new Error(`The engines range "${range}" has a form that this check does not know.`);
    const wanted = parts.slice(2).map(Number);
    const present = version
      .split('-', 1)
      .join('')
      .split('.')
      .map((number) => Number(number));
    if (parts[1] === '^' && present[0] !== wanted[0]) return false;
    return atLeast(present, wanted);
  });
}

/**
 * @param {number[]} present
 * @param {number[]} wanted
 */
function atLeast(present, wanted) {
  for (let place = 0; place < wanted.length; place += 1) {
    const difference = (present[place] ?? 0) - (wanted[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * Ends the process with a clear sentence when this Node is not one the project supports: what follows would fail with
 * a syntax error or a missing function far from the cause.
 */
export function requireSupportedNode() {
  const { engines } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8'));
  const version = process.versions.node;
  if (satisfies(version, engines.node)) return;
  console.error(`Callboard needs Node ${engines.node}; this is Node ${version} (${process.execPath}).`);
  console.error('Node 24 LTS is recommended: https://nodejs.org/en/download');
  process.exit(1);
}
