import { describe, expect, it } from 'vitest';
import { runPool } from './pool.mjs';

describe('a pool of jobs', () => {
  it('runs no more at a time than it may, begins in order and answers in order', async () => {
    let running = 0;
    let most = 0;
    const begun: number[] = [];
    const jobs = [3, 1, 2, 1].map((turns, place) => async () => {
      begun.push(place);
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      running -= 1;
      return place;
    });
    expect(await runPool(jobs, 2)).toEqual([0, 1, 2, 3]);
    expect(begun).toEqual([0, 1, 2, 3]);
    expect(most).toBe(2);
  });

  it('has nothing to say about no jobs', async () => {
    expect(await runPool([], 2)).toEqual([]);
  });
});
