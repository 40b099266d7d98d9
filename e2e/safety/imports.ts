import { posix } from 'node:path';
import type { SourceFile } from './repository.ts';

export interface Import {
  /** As written. */
  specifier: string;
  /** A path from the project's root; `..` at its start means outside of it. */
  file?: string;
  /** The name of an npm package, with its scope, or `node:…`. */
  package?: string;
  line: number;
}

const PATTERNS = [
  // Static, also over several lines, re-exported, type-only or for its effect alone.
  /^[ \t]*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*(['"])([^'"\n]+)\1/gm,
  // Dynamic, also inside a type.
  /\bimport\(\s*(['"`])([^'"`\n]+)\1/g,
  /\brequire\(\s*(['"`])([^'"`\n]+)\1\s*\)/g,
];

/** What a file imports, by regular expression: static, dynamic, type-only and re-exported alike. */
export function importsOf({ path, text }: SourceFile): Import[] {
  return PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const specifier = match[2] ?? '';
      return { specifier, line: lineOf(text, match.index), ...resolve(path, specifier) };
    }),
  );
}

function resolve(from: string, specifier: string): Pick<Import, 'file' | 'package'> {
  const [bare = ''] = specifier.split('?', 1);
  if (bare.startsWith('.')) return { file: posix.join(posix.dirname(from), bare) };
  if (bare.startsWith('#')) return { file: bare.slice(1) };
  if (bare.startsWith('node:')) return { package: bare };
  const parts = bare.split('/');
  return { package: bare.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '') };
}

export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
