import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from './use-steady-order.ts';

const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 8 });

describe('rows that keep their place', () => {
  it('are the same rows, those of before as they stood, then the new ones as they come', () => {
    fc.assert(
      fc.property(keys, keys, (before, now) => {
        const steady = inOrder(now, (key) => key, before);
        expect([...steady].sort()).toEqual([...now].sort());
        expect(steady).toEqual([
          ...before.filter((key) => now.includes(key)),
          ...now.filter((key) => !before.includes(key)),
        ]);
      }),
      { seed: 1 },
    );
  });

  it('are left as they are where two have one key', () => {
    expect(inOrder(['b', 'a', 'a'], (key) => key, ['a', 'b'])).toEqual(['b', 'a', 'a']);
  });
});
