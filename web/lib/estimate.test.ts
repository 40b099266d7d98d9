import { expect, it } from 'vitest';
import { roughDuration } from './estimate.ts';

it.each([
  [0, '1 s'],
  [8.2, '9 s'],
  [59, '59 s'],
  [60, '1 min'],
  [3334, '56 min'],
  [3600, '1 h'],
  [7800, '2 h 10 min'],
])('%j seconds are about %s', (seconds, words) => expect(roughDuration(seconds)).toBe(words));
