import { describe, expect, it } from 'vitest';
import { chooseWorld } from './choose-world.ts';
import type { SavedWorld } from './saved-world.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 20, 14);
const WALL = Date.UTC(2026, 11, 1, 9, 30, 0, 250);

const NOTHING_ASKED = { scenario: undefined, seed: undefined, start: undefined, reset: false };

const savedAt = (savedAt: number, pace = 1): SavedWorld => ({
  scenario: 'arena',
  seed: 5,
  startedAt: START,
  clock: { now: START + 10 * MINUTE, savedAt, pace },
});

describe('without a saved world', () => {
  it('the default world begins now', () => {
    expect(chooseWorld(NOTHING_ASKED, undefined, WALL)).toEqual({
      scenario: 'showtime',
      seed: 1,
      startedAt: WALL - 250,
      now: WALL,
      continued: false,
    });
  });

  it('the world that was asked for begins at its start', () => {
    const flags = { scenario: 'empty' as const, seed: 9, start: START, reset: false };
    expect(chooseWorld(flags, undefined, WALL)).toEqual({
      scenario: 'empty',
      seed: 9,
      startedAt: START,
      now: START,
      continued: false,
    });
  });
});

describe('a saved world', () => {
  it('is continued, as old as the wall says', () => {
    expect(chooseWorld(NOTHING_ASKED, savedAt(WALL - 30 * MINUTE), WALL)).toEqual({
      scenario: 'arena',
      seed: 5,
      startedAt: START,
      now: START + 40 * MINUTE,
      continued: true,
    });
  });

  it('is continued by flags that describe it', () => {
    const flags = { scenario: 'arena' as const, seed: 5, start: START + 400, reset: false };
    expect(chooseWorld(flags, savedAt(WALL), WALL)).toMatchObject({ startedAt: START, continued: true });
  });

  it('goes on at the pace it had: paused, or fast', () => {
    expect(chooseWorld(NOTHING_ASKED, savedAt(WALL - 30 * MINUTE, 0), WALL).now).toBe(START + 10 * MINUTE);
    expect(chooseWorld(NOTHING_ASKED, savedAt(WALL - 30 * MINUTE, 10), WALL).now).toBe(START + 310 * MINUTE);
  });

  it('never goes back, not even with the wall clock', () => {
    expect(chooseWorld(NOTHING_ASKED, savedAt(WALL + 30 * MINUTE), WALL).now).toBe(START + 10 * MINUTE);
  });

  it.each([
    ['a reset', { ...NOTHING_ASKED, reset: true }, { scenario: 'showtime', seed: 6 }],
    ['another scenario', { ...NOTHING_ASKED, scenario: 'empty' as const }, { scenario: 'empty', seed: 6 }],
    ['another seed', { ...NOTHING_ASKED, seed: 8 }, { scenario: 'showtime', seed: 8 }],
    ['another start', { ...NOTHING_ASKED, start: START + MINUTE }, { startedAt: START + MINUTE, seed: 6 }],
  ])('gives way to a new one by %s', (_what, flags, expected) => {
    expect(chooseWorld(flags, savedAt(WALL), WALL)).toMatchObject({ ...expected, continued: false });
  });
});
