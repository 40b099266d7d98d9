import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * An absolute path inside the project, wherever the command was typed.
 * @param {...string} parts
 */
export function projectPath(...parts) {
  return join(root, ...parts);
}
