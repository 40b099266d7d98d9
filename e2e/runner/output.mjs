import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { projectPath } from '../../server/bootstrap/project.mjs';

/** @typedef {(text: string) => void} Print writes text as it is, without adding a line end */

/**
 * Prints to the terminal and, when a file is named, keeps a plain copy there: without colours, and without the folder
 * this checkout happens to lie in.
 * @param {string | undefined} file inside the project; begun anew
 * @returns {Print}
 */
export function printer(file) {
  if (!file) return (text) => void process.stdout.write(text);
  const path = projectPath(...file.split('/'));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  let unfinished = '';
  return (text) => {
    process.stdout.write(text);
    const lines = (unfinished + text).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) appendFileSync(path, `${plainLine(line, projectPath())}\n`);
  };
}

/**
 * @param {string} line
 * @param {string} root the project's folder, with a separator at its end
 */
export function plainLine(line, root) {
  const bare = root.replace(/[\\/]$/, '');
  return stripVTControlCharacters(line).replaceAll(root, './').replaceAll(bare, '.').trimEnd();
}
