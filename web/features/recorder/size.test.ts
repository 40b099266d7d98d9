import { expect, it } from 'vitest';
import { size } from './size.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [1440, '1.4 kB'],
  [123_456, '123 kB'],
  [2_048_000_000, '2 GB'],
  [10_500_000_000, '10.5 GB'],
])('says %i bytes as %s', (bytes, words) => {
  expect(size(bytes)).toBe(words);
});
