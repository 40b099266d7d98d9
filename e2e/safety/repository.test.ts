import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { badNames, staleReasons, tooLong } from './file-rules.ts';
import { brokenImports, forbiddenImports, relativeImportsAcross } from './import-rules.ts';
import { readRepository } from './repository.ts';
import { brokenText, TEXT_RULES } from './text-rules.ts';

/** The fences around the code, held against every file that git knows. The rules are proved in rules.test.ts. */
describe('the repository', () => {
  const everything = readRepository();
  const paths = new Set(everything.map(({ path }) => path));
  // The proof of the rules quotes what they refuse.
  const files = everything.filter(({ path }) => path !== 'e2e/safety/rules.test.ts');

  it('was read', () => {
    expect(paths).toContain('package.json');
    expect(paths).toContain('shared/contract/endpoint.ts');
    expect(paths).toContain('server/start.mjs');
  });

  it('imports only what the table allows', () => {
    expect(files.flatMap((file) => forbiddenImports(file))).toEqual([]);
  });

  it('crosses from half to half by the import map', () => {
    expect(files.flatMap(relativeImportsAcross)).toEqual([]);
  });

  it('imports files that exist', () => {
    const root = new URL('../../', import.meta.url);
    const exists = (path: string) =>
      paths.has(path) || (!path.startsWith('..') && existsSync(new URL(path, root)));
    expect(files.flatMap((file) => brokenImports(file, exists))).toEqual([]);
  });

  it.each(TEXT_RULES)('has no $name', (rule) => {
    expect(files.flatMap((file) => brokenText(rule, file))).toEqual([]);
  });

  it('has names that say what is in a file', () => {
    expect(files.flatMap(badNames)).toEqual([]);
  });

  it('has no file too long to take in', () => {
    expect(files.flatMap((file) => tooLong(file))).toEqual([]);
    expect(staleReasons(files)).toEqual([]);
  });
});
