import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, isPartOfBuild } from './source-fingerprint.mjs';

const of = (files: Record<string, string>) => fingerprint(Object.keys(files), (name) => files[name] ?? '');
const runs = 50 * Number(process.env['CAMPAIGN_SCALE'] ?? 1);

describe('the fingerprint of the sources', () => {
  it('does not depend on the order of the files', () => {
    expect(of({ a: '1', b: '2' })).toBe(of({ b: '2', a: '1' }));
  });

  it('differs whenever a name or a content differs', () => {
    const files = fc.dictionary(fc.string({ minLength: 1 }), fc.string(), {
      maxKeys: 4,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(files, files, (one, other) => {
        expect(of(one) === of(other)).toBe(isDeepStrictEqual(one, other));
      }),
      { seed: 20261120, numRuns: runs },
    );
  });

  it('keeps the end of one file and the start of the next apart', () => {
    expect(of({ a: 'xy', b: 'z' })).not.toBe(of({ a: 'x', b: 'yz' }));
  });

  it('leaves out what has no part in the build', () => {
    const names = [
      'web/app/main.tsx',
      'web/app/main.test.tsx',
      'server/testing/start-console.ts',
      'web/node_modules/x.js',
    ];
    expect(names.filter(isPartOfBuild)).toEqual(['web/app/main.tsx']);
  });
});
