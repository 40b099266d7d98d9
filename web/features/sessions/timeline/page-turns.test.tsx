import { afterEach, describe, expect, test, vi } from 'vitest';
import { inTurns } from './page-turns.ts';

/** Frames drawn so far. */
let drawn = 0;
let frame = 0;
const draw = () => {
  drawn += 1;
  frame = requestAnimationFrame(draw);
};
afterEach(() => {
  cancelAnimationFrame(frame);
  drawn = 0;
});

function* steps(count: number, events: number, done: number[], ms = 0): Generator<number, void> {
  for (let step = 0; step < count; step += 1) {
    const ends = performance.now() + ms;
    while (performance.now() < ends);
    done.push(drawn);
    yield events;
  }
}

describe('work in turns', () => {
  test('lets a frame be drawn after so many events', async () => {
    frame = requestAnimationFrame(draw);
    const done: number[] = [];
    await inTurns(steps(12, 4_000, done));
    expect(done).toHaveLength(12);
    // Two steps a turn, and a frame between two turns.
    expect(new Set(done).size).toBeGreaterThanOrEqual(6);
  });

  test('lets a frame be drawn after half a frame of work', async () => {
    frame = requestAnimationFrame(draw);
    const done: number[] = [];
    await inTurns(steps(4, 1, done, 10));
    expect(new Set(done).size).toBe(4);
  });

  test('goes on where no frames are drawn', async () => {
    vi.stubGlobal('requestAnimationFrame', () => 0);
    const done: number[] = [];
    await inTurns(steps(3, 30_000, done));
    expect(done).toEqual([0, 0, 0]);
  });
});
