import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectPath } from './project.mjs';

const SOURCE_FOLDERS = ['web', 'server', 'shared'];
const SOURCE_FILES = [
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.base.json',
  'tsconfig.json',
];

/**
 * Whether a file has a part in the build; tests and what only they use have none.
 * @param {string} name
 */
export const isPartOfBuild = (name) => !/(\.test\.tsx?$)|(^|[\\/])(node_modules|testing)([\\/]|$)/.test(name);

/**
 * A digest of everything the build reads. By content, as a checkout or a clone changes every file's time and nothing
 * else; reading all of it takes some tens of milliseconds.
 * @returns {string}
 */
export function sourceFingerprint() {
  const names = [
    ...SOURCE_FILES,
    ...SOURCE_FOLDERS.flatMap((folder) =>
      readdirSync(projectPath(folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(projectPath(), join(entry.parentPath, entry.name))),
    ),
  ];
  return fingerprint(names.filter(isPartOfBuild), (name) => readFileSync(projectPath(name)));
}

/**
 * @param {string[]} names in any order
 * @param {(name: string) => Uint8Array | string} read
 */
export function fingerprint(names, read) {
  const digest = createHash('sha256');
  for (const name of [...names].sort()) {
    const content = read(name);
    // The length keeps the end of one file and the start of the next apart.
    digest.update(`${name}\0${content.length}\0`).update(content);
  }
  return digest.digest('hex');
}
