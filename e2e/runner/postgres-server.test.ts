import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPostgres } from './postgres-server.mjs';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'callboard-programs-'));
  for (const place of ['debian/9/bin', 'debian/15/bin', 'path/bin', 'half/bin']) {
    mkdirSync(join(root, place), { recursive: true });
    for (const program of place === 'half/bin' ? ['postgres'] : ['initdb', 'postgres'])
      writeFileSync(join(root, place, program), '');
  }
});
afterAll(() => rmSync(root, { recursive: true }));

it('takes the server of PATH that has both its programs', () => {
  const path = ['', join(root, 'half/bin'), join(root, 'path/bin')].join(':');
  expect(findPostgres(path, join(root, 'debian'))).toBe(join(root, 'path/bin'));
});

it("takes the newest of Debian's otherwise", () => {
  expect(findPostgres(join(root, 'half/bin'), join(root, 'debian'))).toBe(join(root, 'debian/15/bin'));
});

it('finds none where there is none', () => {
  expect(findPostgres(join(root, 'half/bin'), join(root, 'nowhere'))).toBeUndefined();
});
