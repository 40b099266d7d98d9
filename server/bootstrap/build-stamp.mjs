import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from './project.mjs';
import { runCommand } from './run-command.mjs';
import { sourceFingerprint } from './source-fingerprint.mjs';

const STAMP = 'build.json';
const BUILT = [
  'web/index.html',
  'server/main.js',
  'server/emulator.js',
  'server/backup.js',
  'server/admin.js',
  'server/iam.js',
  'server/restore.js',
];

/**
 * Marks a build as made from these sources. The last thing written into it, so that an interrupted build has no stamp.
 * @param {string} folder
 * @param {string} sources the fingerprint taken before the build began
 */
export function writeBuildStamp(folder, sources) {
  writeFileSync(join(folder, STAMP), `${JSON.stringify({ sources })}\n`);
}

/** Why a build is needed, in words, or undefined when dist/ is what the sources make. */
function reasonToBuild() {
  const stamp = projectPath('dist', STAMP);
  if (!existsSync(stamp)) return 'nothing is built yet';
  const missing = BUILT.find((file) => !existsSync(projectPath('dist', file)));
  if (missing) return `dist/${missing} is missing`;
  const built = JSON.parse(readFileSync(stamp, 'utf8'));
  return built.sources === sourceFingerprint() ? undefined : 'the sources changed';
}

/**
 * Builds dist/ when it is not what the sources make. In a process of its own, so that the bundlers' memory is not the
 * server's.
 * @returns {Promise<void>}
 */
export async function ensureBuilt() {
  const reason = reasonToBuild();
  if (!reason) return;
  console.log(`Building the web app and the server (${reason}).`);
  await runCommand(process.execPath, [projectPath('server', 'build.mjs')]);
}
