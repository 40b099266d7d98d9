import { describe, expect, it } from 'vitest';
import { namedKeys } from './named-keys.ts';

describe('the keys that a button names', () => {
  it.each([
    ['Refresh', 'Refresh (r)', 'Refresh', 'r'],
    ['Hold the page still (p)', 'Hold the page still (p)', 'Hold the page still', 'p'],
    ['Redo (Ctrl+Shift+Z)', '', 'Redo', 'Ctrl+Shift+Z'],
    ['Stages', 'Stages (g s)', 'Stages', 'g s'],
    ['Keep (as a draft)', '', 'Keep (as a draft)', undefined],
    ['Loading…', 'Refresh (r)', 'Loading…', undefined],
  ])('%s, %s', (label, title, name, keys) => {
    expect(namedKeys(label, title)).toEqual({ name, keys });
  });
});
