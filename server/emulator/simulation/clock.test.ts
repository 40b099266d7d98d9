import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorldClock, observedClock } from './clock.ts';

const START = Date.UTC(2026, 10, 20, 14);
const runs = Math.ceil(100 * Number(process.env['CAMPAIGN_SCALE'] ?? 1));

/** A clock on a wall that the test moves by hand. */
const clockOnHandMovedWall = (options: { speed?: number; paused?: boolean } = {}) => {
  let real = 1_000;
  const clock = createWorldClock({ now: START, wall: () => real, ...options });
  return { clock, moveWall: (ms: number) => void (real += ms) };
};

describe('the world clock', () => {
  it('starts where it is told and follows the wall', () => {
    const { clock, moveWall } = clockOnHandMovedWall();
    expect(clock.now()).toBe(START);
    moveWall(1_500);
    expect(clock.now()).toBe(START + 1_500);
  });

  it('runs at a multiple of real time', () => {
    const { clock, moveWall } = clockOnHandMovedWall({ speed: 10 });
    moveWall(1_000);
    expect(clock.now()).toBe(START + 10_000);
    clock.setSpeed(0.5);
    moveWall(1_000);
    expect(clock.now()).toBe(START + 10_500);
    expect(clock.speed).toBe(0.5);
  });

  it('answers whole milliseconds', () => {
    const { clock, moveWall } = clockOnHandMovedWall({ speed: 0.3 });
    moveWall(1);
    expect(clock.now()).toBe(START);
    moveWall(9);
    expect(clock.now()).toBe(START + 3);
  });

  it('stands still while paused, and the pause is not made up for', () => {
    const { clock, moveWall } = clockOnHandMovedWall({ paused: true });
    expect(clock.paused).toBe(true);
    moveWall(60_000);
    expect(clock.now()).toBe(START);
    clock.resume();
    moveWall(10);
    expect(clock.now()).toBe(START + 10);
    clock.pause();
    moveWall(10);
    expect(clock.now()).toBe(START + 10);
  });

  it('steps and is set forward, paused or not', () => {
    const { clock, moveWall } = clockOnHandMovedWall({ paused: true });
    clock.step(5_000);
    clock.set(START + 60_000);
    expect(clock.now()).toBe(START + 60_000);
    clock.resume();
    clock.step(1);
    moveWall(1);
    expect(clock.now()).toBe(START + 60_002);
  });

  it('refuses to go back, to stand still by speed, and what is no number', () => {
    const { clock } = clockOnHandMovedWall();
    expect(() => clock.set(START - 1)).toThrow(RangeError);
    expect(() => clock.step(-1)).toThrow(RangeError);
    expect(() => clock.step(Number.NaN)).toThrow(RangeError);
    expect(() => clock.step(8.64e15)).toThrow(RangeError);
    expect(() => clock.setSpeed(0)).toThrow(RangeError);
    expect(() => clock.setSpeed(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => createWorldClock({ now: Number.NaN })).toThrow(RangeError);
    expect(() => createWorldClock({ now: START, speed: -1 })).toThrow(RangeError);
    expect(clock.now()).toBe(START);
  });

  it('never goes backwards, whatever is done to it and to the wall', () => {
    const action = fc.oneof(
      fc.record({ do: fc.constant('wall' as const), by: fc.double({ min: -500, max: 5_000, noNaN: true }) }),
      fc.record({ do: fc.constant('step' as const), by: fc.double({ min: 0, max: 10_000, noNaN: true }) }),
      fc.record({
        do: fc.constant('speed' as const),
        by: fc.double({ min: 0.001, max: 1_000, noNaN: true }),
      }),
      fc.record({ do: fc.constant('set' as const), by: fc.integer({ min: -5_000, max: 5_000 }) }),
      fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const), by: fc.constant(0) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const { clock, moveWall } = clockOnHandMovedWall();
        let before = clock.now();
        for (const { do: what, by } of actions) {
          if (what === 'wall') moveWall(by);
          else if (what === 'step') clock.step(by);
          else if (what === 'speed') clock.setSpeed(by);
          else if (what === 'set' && by >= 0) clock.set(clock.now() + by);
          else if (what === 'set') expect(() => clock.set(clock.now() + by)).toThrow(RangeError);
          else clock[what]();
          const now = clock.now();
          expect(Number.isInteger(now)).toBe(true);
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
      }),
      { seed: 20261120, numRuns: runs },
    );
  });
});

describe('an observed clock', () => {
  it('is the same clock and tells of every change after it was made', () => {
    const { clock, moveWall } = clockOnHandMovedWall();
    const seen: [number, boolean, number][] = [];
    const observed = observedClock(clock, () => seen.push([clock.now() - START, clock.paused, clock.speed]));
    moveWall(10);
    expect([observed.now() - START, observed.paused, observed.speed]).toEqual([10, false, 1]);
    expect(seen).toEqual([]);
    observed.pause();
    observed.step(5);
    observed.set(START + 100);
    observed.setSpeed(2);
    observed.resume();
    expect(() => observed.set(START)).toThrow(RangeError);
    expect(seen).toEqual([
      [10, true, 1],
      [15, true, 1],
      [100, true, 1],
      [100, true, 2],
      [100, false, 2],
    ]);
  });
});
