import { describe, expect, it } from 'vitest';
import { inexact, type Lock, type Manifest, unansweredScripts, unpinned } from './lock-rules.ts';
import { readRepository } from './repository.ts';

const files = new Map(readRepository().map(({ path, text }) => [path, text]));
const locks = [...files.keys()].filter((path) => /(^|\/)package-lock\.json$/.test(path));
const jsonOf = <T>(path: string): T => JSON.parse(files.get(path) ?? '') as T;

/** Row 21 of the threats in `docs/security.md`. */
describe('what the project installs', () => {
  it('is in a lock beside every package.json', () => {
    const manifests = [...files.keys()].filter((path) => /(^|\/)package\.json$/.test(path));
    expect(manifests.map((path) => path.replace(/package\.json$/, 'package-lock.json')).toSorted()).toEqual(
      locks.toSorted(),
    );
    expect(locks).toContain('package-lock.json');
  });

  it.each(locks)('comes from the registry, each by its SHA-512 and under its own name: %s', (path) => {
    const lock = jsonOf<Lock>(path);
    expect(lock.lockfileVersion).toBe(3);
    expect(Object.keys(lock.packages).length).toBeGreaterThan(20);
    expect(unpinned(lock)).toEqual([]);
  });

  it.each(locks)('is asked for by one version, and runs no script when it is installed: %s', (path) => {
    const manifest = jsonOf<Manifest>(path.replace('package-lock.json', 'package.json'));
    expect(inexact(manifest)).toEqual([]);
    expect(unansweredScripts(jsonOf<Lock>(path), manifest)).toEqual([]);
  });

  it('comes from no other registry by a setting of the project, and by commands that run no scripts', () => {
    for (const [path, text] of files)
      if (/(^|\/)\.npmrc$/.test(path)) expect([path, text.match(/registry/)]).toEqual([path, null]);
    const { scripts } = jsonOf<{ scripts: Record<string, string> }>('package.json');
    const docs = [...files].filter(([path]) => path.endsWith('.md')).map(([, text]) => text);
    const commands = [...docs, ...Object.values(scripts)].flatMap((text) =>
      [...text.matchAll(/(?:^|&& )npm (?:--prefix \S+ )?(?:ci|install)\b[^\n&`]*(?=\n|&|$)/gm)].map(
        ([command]) => command,
      ),
    );
    expect(commands.length).toBeGreaterThan(3);
    const without = commands.filter((command) => !command.includes('--ignore-scripts'));
    expect(without).toEqual([]);
  });
});

describe('the rules', () => {
  const integrity = `sha512-${'A'.repeat(86)}==`;
  const lock = (more: object, own: object = {}): Lock => ({
    lockfileVersion: 3,
    packages: { '': own, 'node_modules/a': { version: '1.0.0', integrity, ...more } },
  });

  it('let a package of the registry pass', () => {
    expect(unpinned(lock({}))).toEqual([]);
    expect(unpinned(lock({ resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz' }))).toEqual([]);
    expect(unpinned(lock({ dependencies: { b: '^1.0.0 || >=2 <3' } }))).toEqual([]);
  });

  it.each([
    { resolved: 'https://packages.example/a.tgz' },
    { resolved: 'git+ssh://git@github.com/a/a.git#abc' },
    { resolved: 'http://registry.npmjs.org/a/-/a-1.0.0.tgz' },
    { integrity: undefined },
    { integrity: 'sha1-AAAA' },
    { link: true },
    { name: 'other' },
    { dependencies: { b: 'git+https://github.com/b/b.git' } },
    { optionalDependencies: { b: 'b/b' } },
    { peerDependencies: { b: 'npm:c@1' } },
    { dependencies: { b: 'file:../b' } },
  ])('refuse %j', (more) => {
    expect(unpinned(lock(more))).toHaveLength(1);
  });

  it('refuse what the project itself takes from elsewhere, and ranges', () => {
    expect(unpinned(lock({}, { devDependencies: { a: 'https://packages.example/a.tgz' } }))).toHaveLength(1);
    expect(inexact({ dependencies: { a: '^1.0.0' }, devDependencies: { b: '1.0.0', c: 'latest' } })).toEqual([
      'a: ^1.0.0',
      'c: latest',
    ]);
  });

  it('refuse an install script that nobody has answered for, one that is gone, and one that runs', () => {
    const scripted = lock({ hasInstallScript: true });
    expect(unansweredScripts(scripted, { allowScripts: { a: false } })).toEqual([]);
    expect(unansweredScripts(scripted, {})).toEqual(['a has one, and is not named']);
    expect(unansweredScripts(lock({}), { allowScripts: { a: false } })).toEqual(['a is named, and has none']);
    expect(unansweredScripts(scripted, { allowScripts: { a: true } })).toEqual(['that of a runs']);
  });
});
