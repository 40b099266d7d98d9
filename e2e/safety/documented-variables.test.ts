import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRepository } from './repository.ts';

const ROOT = new URL('../../', import.meta.url);
const VARIABLE = /\bCALLBOARD_[A-Z0-9_]+\b/g;
/** Of the tests, not of the console. */
const OF_TESTS = new Set(['CALLBOARD_CONFORMANCE']);

const known = new Set(
  [...readFileSync(new URL('server/config.ts', ROOT), 'utf8').matchAll(/^ {2}(CALLBOARD_\w+): z\./gm)].map(
    ([, name = '']) => name,
  ),
);
// Units and proxies' files have endings that are not read with the others.
const deployed = readdirSync(new URL('docs/deploy/', ROOT)).map((name) => ({
  path: `docs/deploy/${name}`,
  text: readFileSync(new URL(`docs/deploy/${name}`, ROOT), 'utf8'),
}));
const documents = [
  ...readRepository().filter(({ path }) => path === 'README.md' || /^docs\/[\w-]+\.md$/.test(path)),
  ...deployed,
];

describe('the documentation', () => {
  it('names no variable that the console does not read', () => {
    expect(known.size).toBeGreaterThan(20);
    const unknown = documents.flatMap(({ path, text }) =>
      (text.match(VARIABLE) ?? [])
        .filter((name) => !known.has(name) && !OF_TESTS.has(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('has every variable in the table of the README', () => {
    const readme = documents.find(({ path }) => path === 'README.md')?.text ?? '';
    expect([...known].filter((name) => !readme.includes(`| \`${name}\``))).toEqual([]);
  });

  it('leads to the files of a deployment, and they to one another', () => {
    const page = documents.find(({ path }) => path === 'docs/deploy.md')?.text ?? '';
    for (const { path } of deployed) expect(page).toContain(`(${path.replace('docs/', '')})`);
  });
});
