import { describe, expect, it } from 'vitest';
import { inTurns } from './in-turns.ts';

function* counting(to: number, seen: number[]): Generator<undefined, number> {
  for (let i = 0; i < to; i += 1) {
    seen.push(i);
    yield;
  }
  return to;
}

describe('work in turns', () => {
  it('does at once what fits into one', async () => {
    const seen: number[] = [];
    const result = inTurns(counting(5, seen), new AbortController().signal);
    expect(seen).toHaveLength(5);
    expect(await result).toBe(5);
  });

  it('gives the page its turn in between, and comes to its end', async () => {
    const seen: number[] = [];
    const result = inTurns(counting(4, seen), new AbortController().signal, 0);
    expect(seen).toEqual([0]);
    expect(await result).toBe(4);
  });

  it('stops when nobody wants it any more', async () => {
    const seen: number[] = [];
    const ended = new AbortController();
    const result = inTurns(counting(1000, seen), ended.signal, 0);
    ended.abort();
    expect(await result).toBeUndefined();
    expect(seen).toEqual([0]);
  });
});
