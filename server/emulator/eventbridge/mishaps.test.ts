import { describe, expect, it } from 'vitest';
import { seedOf } from '../state/random.ts';
import { targetProblem } from './event-target.ts';
import { departures, type Mishaps, NO_MISHAPS } from './mishaps.ts';

const thousand = (mishaps: Partial<Mishaps>): number[][] => {
  const random = seedOf('test').random();
  return Array.from({ length: 1_000 }, () => departures({ ...NO_MISHAPS, ...mishaps }, random));
};

describe('mishaps', () => {
  it('do not happen unless they are asked for', () => {
    expect(thousand({}).every((copies) => copies.length === 1 && copies[0] === 0)).toBe(true);
  });

  it('happen as often as they are asked for, the same every time', () => {
    const lost = thousand({ loss: 0.2 }).filter((copies) => copies.length === 0).length;
    expect(lost).toBeGreaterThan(150);
    expect(lost).toBeLessThan(250);
    const doubled = thousand({ duplicates: 0.2, delayMs: 50 });
    expect(doubled.filter((copies) => copies.length === 2).length).toBeGreaterThan(150);
    expect(doubled.flat().every((ms) => ms >= 0 && ms < 100)).toBe(true);
    expect(thousand({ disorder: 0.2 }).filter(([ms = 0]) => ms >= 1_000).length).toBeGreaterThan(150);
    expect(thousand({ loss: 0.2 })).toEqual(thousand({ loss: 0.2 }));
  });
});

describe('a target', () => {
  it.each([
    ['https://example.com/in', undefined],
    ['http://127.0.0.1:3000/in', undefined],
    ['http://localhost/in', undefined],
    ['http://example.com/in', 'must be https, or http on this machine'],
    ['ftp://127.0.0.1/in', 'must be https, or http on this machine'],
    ['https://user:secret@example.com/', 'must not contain credentials'],
    ['nonsense', 'must be a URL'],
  ])('%s %s', (url, problem) => {
    expect(targetProblem(url)).toBe(problem);
  });
});
