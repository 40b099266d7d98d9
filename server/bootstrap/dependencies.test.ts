import { describe, expect, it } from 'vitest';
import { firstDifference } from './dependencies.mjs';

const a = { version: '1.0.0', integrity: 'sha512-a' };
const b = { version: '2.0.0', integrity: 'sha512-b' };

describe('what npm installed, compared with the lockfile', () => {
  it('is the same when every package agrees, whatever the project itself is called', () => {
    const wanted = { '': { version: '0.1.0' }, 'node_modules/a': a, 'node_modules/b': b };
    expect(firstDifference(wanted, { 'node_modules/a': a, 'node_modules/b': b })).toBeUndefined();
  });

  it('may lack optional packages: the binaries of other platforms', () => {
    const wanted = { 'node_modules/a': a, 'node_modules/a-darwin': { ...b, optional: true } };
    expect(firstDifference(wanted, { 'node_modules/a': a })).toBeUndefined();
  });

  it('names a package that is missing', () => {
    expect(firstDifference({ 'node_modules/a': a }, {})).toBe('node_modules/a is missing');
  });

  it('names a package of another version', () => {
    expect(firstDifference({ 'node_modules/a': b }, { 'node_modules/a': a })).toContain(
      '1.0.0, the lockfile wants 2.0.0',
    );
  });

  it('sees another content under the same version', () => {
    const other = { ...a, integrity: 'sha512-x' };
    expect(firstDifference({ 'node_modules/a': a }, { 'node_modules/a': other })).toContain('node_modules/a');
  });

  it('names a package the lockfile no longer has', () => {
    expect(firstDifference({}, { 'node_modules/b': b })).toBe('node_modules/b is not in the lockfile');
  });
});
