import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { throttled } from './throttled.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is throttled', () => {
  it('is done at once, then once a while for all wishes together, the last included', () => {
    const at: number[] = [];
    const begun = Date.now();
    const often = throttled(250, () => at.push(Date.now() - begun));
    for (let ms = 0; ms < 600; ms += 50) {
      often.ask();
      vi.advanceTimersByTime(50);
    }
    vi.advanceTimersByTime(2000);
    expect(at).toEqual([0, 250, 500, 750]);
  });

  it('is done again at once after a while without a wish', () => {
    let times = 0;
    const often = throttled(250, () => (times += 1));
    often.ask();
    vi.advanceTimersByTime(251);
    often.ask();
    expect(times).toBe(2);
  });

  it('is flushed where something is due, and only then', () => {
    let times = 0;
    const often = throttled(250, () => (times += 1));
    often.flush();
    often.ask();
    often.flush();
    expect(times).toBe(1);
    often.ask();
    often.ask();
    often.flush();
    expect(times).toBe(3);
    vi.advanceTimersByTime(1000);
    expect(times).toBe(3);
  });
});
