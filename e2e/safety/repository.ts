import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  path: string;
  text: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TEXT = /\.(ts|tsx|mjs|js|css|html|json|md|txt|yml|yaml|svg)$|^\.ci\/|(^|\/)\.[a-z]+rc$/;

/** Every text file git knows or would take, as it is in the work tree. */
export function readRepository(): SourceFile[] {
  const listed = execFileSync(
    'git',
    ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return [...new Set(listed.split('\0'))].filter((path) => TEXT.test(path)).flatMap(read);
}

/** None when the file was deleted and git has not been told yet. */
function read(path: string): SourceFile[] {
  try {
    return [{ path, text: readFileSync(join(ROOT, path), 'utf8') }];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
