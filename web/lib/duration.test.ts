import { describe, expect, it } from 'vitest';
import { formatAge, formatDuration } from './duration.ts';

const S = 1000;
const MIN = 60 * S;
const H = 60 * MIN;
const D = 24 * H;

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [999, '0 s'],
    [-400, '0 s'],
    [42 * S, '42 s'],
    [59.9 * S, '59 s'],
    [MIN, '1 min'],
    [12 * MIN + 5 * S, '12 min 5 s'],
    [H + 5 * MIN + 59 * S, '1 h 5 min'],
    [24 * H - 1, '23 h 59 min'],
    [3 * D + 4 * H + 59 * MIN, '3 d 4 h'],
    [D, '1 d'],
  ])('shows %d ms in its two largest units', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('formatAge', () => {
  it.each([
    [0, 'now'],
    [1_999, 'now'],
    [2_000, '2 s ago'],
    [59_999, '59 s ago'],
    [3 * MIN, '3 min ago'],
    [2 * H, '2 h ago'],
    [5 * D, '5 d ago'],
  ])('shows %d ms in one unit', (milliseconds, text) => {
    expect(formatAge(milliseconds)).toBe(text);
  });
});
