import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_POINTS, metricWindow, periodsIn } from './period.ts';

declare const process: { env: Readonly<Record<string, string | undefined>> };
const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const NOW = Date.parse('2026-11-20T14:00:00Z');

describe('the periods of a stretch', () => {
  it.each([
    ['an hour of today', NOW - 60 * MINUTE, NOW, 60],
    ['eleven hours of today', NOW - 660 * MINUTE, NOW, 60],
    ['a whole day', NOW - DAY, NOW, 300],
    ['an hour of 20 days ago', NOW - 20 * DAY, NOW - 20 * DAY + 60 * MINUTE, 300],
    ['an hour of a quarter ago', NOW - 90 * DAY, NOW - 90 * DAY + 60 * MINUTE, 3_600],
    ['a month', NOW - 30 * DAY, NOW, 21_600],
  ])('of %s are as fine as they are kept and shown', (_what, from, to, period) =>
    expect(metricWindow(from, to, NOW)?.period).toBe(period),
  );

  it('are none of what CloudWatch keeps no more', () =>
    expect(metricWindow(NOW - 456 * DAY, NOW - 455.5 * DAY, NOW)).toBeUndefined());

  it('hold the whole stretch, begin at round times, and are few enough to be drawn', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 450 * DAY }),
        fc.integer({ min: 1, max: 30 * DAY }),
        (age, length) => {
          const from = NOW - age;
          const window = metricWindow(from, from + length, NOW);
          if (!window) throw new Error('nothing of that age');
          const { period } = window;
          expect(window.from).toBeLessThanOrEqual(from);
          expect(window.to).toBeGreaterThanOrEqual(from + length);
          expect(window.from % (period * 1_000)).toBe(0);
          expect(window.to % (period * 1_000)).toBe(0);
          expect(periodsIn(window)).toBeLessThanOrEqual(MOST_POINTS + 1);
          // CloudWatch keeps finer data for a shorter time, and answers nothing for what it no longer has.
          expect(period % (age > 63 * DAY ? 3_600 : age > 15 * DAY ? 300 : 60)).toBe(0);
        },
      ),
      { seed: 1, numRuns: 300 * SCALE },
    );
  });
});
