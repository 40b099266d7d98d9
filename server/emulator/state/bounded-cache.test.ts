import { describe, expect, it } from 'vitest';
import { BoundedCache } from './bounded-cache.ts';

describe('BoundedCache', () => {
  it('makes a value once while it is kept', () => {
    const cache = new BoundedCache<object>(10);
    const made = cache.get('a', 1, () => ({}));
    expect(cache.get('a', 1, () => ({}))).toBe(made);
  });

  it('lets go of what was used longest ago, and never of what it has just made', () => {
    const cache = new BoundedCache<string>(10);
    const made: string[] = [];
    const get = (key: string, weight: number) =>
      cache.get(key, weight, () => {
        made.push(key);
        return key;
      });
    get('a', 4);
    get('b', 4);
    get('a', 4);
    get('c', 4);
    get('a', 4);
    get('b', 4);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
    get('huge', 99);
    expect(cache.size).toBe(1);
    get('huge', 99);
    expect(made.at(-1)).toBe('huge');
  });
});
