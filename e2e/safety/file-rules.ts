import type { SourceFile } from './repository.ts';

const CODE = /^(web|server|shared|e2e)\/.*\.(ts|tsx|mjs|css)$/;
const DRAWERS = new Set(['util', 'utils', 'misc', 'helper', 'helpers', 'types', 'common', 'index']);
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Lines after which a file needs a reason to be that long. */
export const LONGEST = 400;

/** Files that are longer, each with its reason. */
export const LONG_FILES: Record<string, string> = {};

/** A name that explains nothing, or a barrel. */
export function badNames({ path }: SourceFile): string[] {
  if (!CODE.test(path)) return [];
  return path.split('/').flatMap((part) => {
    const [stem = ''] = part.split('.', 1);
    if (DRAWERS.has(stem)) return [`${path}: "${stem}" does not say what is in it`];
    return KEBAB_CASE.test(part) ? [] : [`${path}: "${part}" is not in kebab-case`];
  });
}

/** A file too long to take in, unless the list says why it must be. */
export function tooLong({ path, text }: SourceFile, reasons = LONG_FILES): string[] {
  if (!CODE.test(path)) return [];
  const lines = text.split('\n').length - 1;
  if (lines <= LONGEST || reasons[path]) return [];
  return [`${path} has ${lines} lines: split it, or give the reason in LONG_FILES (above ${LONGEST})`];
}

/** Entries of the list for files that are no longer there or no longer long. */
export function staleReasons(files: SourceFile[], reasons = LONG_FILES): string[] {
  return Object.keys(reasons)
    .filter((path) => {
      const file = files.find((one) => one.path === path);
      return !file || file.text.split('\n').length - 1 <= LONGEST;
    })
    .map((path) => `${path} needs no entry in LONG_FILES`);
}
