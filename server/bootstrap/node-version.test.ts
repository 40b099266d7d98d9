import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { satisfies } from './node-version.mjs';

const range: string = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).engines
  .node;

describe('the engines range of package.json', () => {
  it.each(['20.19.0', '20.20.2', '22.13.0', '22.23.2', '24.0.0', '24.21.0', '25.1.0', '26.10.0'])(
    'takes Node %s',
    (version) => expect(satisfies(version, range)).toBe(true),
  );

  it.each(['18.20.8', '20.18.3', '21.7.3', '22.12.0', '23.11.0', '20.9.0'])('refuses Node %s', (version) =>
    expect(satisfies(version, range)).toBe(false),
  );

  it('compares numbers, not text', () => {
    expect(satisfies('20.9.0', '>=20.10.0')).toBe(false);
    expect(satisfies('100.0.0', '>=24.0.0')).toBe(true);
  });

  it('reads past a pre-release tag', () => expect(satisfies('26.0.0-nightly2026', '>=24.0.0')).toBe(true));

  it('says so when the range has a form it does not know', () => {
    expect(() => satisfies('20.0.0', '20.x')).toThrow('20.x');
  });
});
