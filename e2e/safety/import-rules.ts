import { importsOf, type Import } from './imports.ts';
import { IMPORT_TABLE, type Row } from './import-table.ts';
import type { SourceFile } from './repository.ts';

const CODE = /^(web|server|shared|e2e)\/.*\.(ts|tsx|mjs)$/;

/** Each import that the table does not allow, in a sentence that says where and why. */
export function forbiddenImports(file: SourceFile, table: Row[] = IMPORT_TABLE): string[] {
  if (!CODE.test(file.path)) return [];
  const row = table.find(({ from }) => from.test(file.path));
  if (!row) return [`${file.path}: no row of the import table is about this file`];
  const own = row.from.exec(file.path)?.[1] ?? '';
  const files = row.files.map((pattern) => new RegExp(`^${pattern.replaceAll('$1', own)}$`));
  const packages = row.packages.map((pattern) => new RegExp(`^${pattern}$`));
  return importsOf(file)
    .filter((one) => !isAllowed(one, files, packages))
    .map((one) => `${file.path}:${one.line} may not import ${one.specifier}: ${row.why}`);
}

function isAllowed(one: Import, files: RegExp[], packages: RegExp[]): boolean {
  const [name, patterns] = one.file === undefined ? [one.package ?? '', packages] : [one.file, files];
  return patterns.some((pattern) => pattern.test(name));
}

/**
 * Relative imports stay inside their half (web, server, shared, e2e), where `#shared/…` says what is meant and survives
 * a move. The plain-JavaScript commands that run before anything is built have no such map, nor has e2e/bench, which
 * is a package of its own.
 */
export function relativeImportsAcross(file: SourceFile): string[] {
  if (!CODE.test(file.path) || file.path.endsWith('.mjs') || file.path.startsWith('e2e/bench/')) return [];
  const half = file.path.split('/', 1)[0] ?? '';
  return importsOf(file)
    .filter(({ specifier, file: target }) => specifier.startsWith('.') && !target?.startsWith(`${half}/`))
    .map(({ specifier, line }) => `${file.path}:${line} leaves ${half}/ by ${specifier}: write #folder/…`);
}

/** Imports of project files that are not there: a moved file, a missing extension, a path outside the project. */
export function brokenImports(file: SourceFile, exists: (path: string) => boolean): string[] {
  if (!CODE.test(file.path)) return [];
  return importsOf(file)
    .filter(({ file: target }) => target !== undefined && !exists(target))
    .map(
      ({ specifier, line }) => `${file.path}:${line} imports ${specifier}, which is no file of this project`,
    );
}
