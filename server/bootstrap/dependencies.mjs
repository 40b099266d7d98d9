import { readFileSync } from 'node:fs';
import { projectPath } from './project.mjs';
import { runCommand } from './run-command.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages
 */

/**
 * The first difference between what the lockfile wants and what npm says it installed, or undefined when they agree.
 * Optional packages may be absent: they are the other platforms' binaries.
 * @param {LockedPackages} wanted `packages` of package-lock.json
 * @param {LockedPackages} installed `packages` of node_modules/.package-lock.json, which npm writes last of all
 * @returns {string | undefined}
 */
export function firstDifference(wanted, installed) {
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const present = installed[path];
    if (!present) {
      if (entry.optional) continue;
      return `${path} is missing`;
    }
    if (present.version !== entry.version || present.integrity !== entry.integrity) {
      return `${path} is ${present.version}, the lockfile wants ${entry.version}`;
    }
  }
  const surplus = Object.keys(installed).find((path) => !(path in wanted));
  return surplus && `${surplus} is not in the lockfile`;
}

/** Why `npm ci` is needed, in words, or undefined when it is not. */
function reasonToInstall() {
  const wanted = readPackages('package-lock.json');
  if (!wanted) throw new Error('package-lock.json is missing or unreadable: this is not a whole checkout.');
  const installed = readPackages('node_modules', '.package-lock.json');
  return installed ? firstDifference(wanted, installed) : 'nothing is installed yet';
}

/**
 * @param {...string} parts
 * @returns {LockedPackages | undefined}
 */
function readPackages(...parts) {
  try {
    return JSON.parse(readFileSync(projectPath(...parts), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Runs `npm ci` when node_modules is not what package-lock.json says; a few milliseconds when it is.
 * @returns {Promise<void>}
 */
export async function ensureDependencies() {
  const reason = reasonToInstall();
  if (!reason) return;
  console.log(`Installing the packages of package-lock.json with npm ci (${reason}).`);
  const started = performance.now();
  // The build needs the development packages, which NODE_ENV=production would leave out. No package's install script
  // is needed, so none is given the chance to run.
  const args = ['ci', '--include=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  const npm = process.env['npm_execpath'];
  if (npm?.endsWith('.js')) await runCommand(process.execPath, [npm, ...args]);
  else await runCommand('npm', args);
  console.log(`Installed in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}
