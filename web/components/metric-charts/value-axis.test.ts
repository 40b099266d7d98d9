import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricUnit } from '#shared/metrics/metric-names.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { valueWords } from './metric-unit.ts';
import { valueAxis } from './value-axis.ts';

const UNITS: readonly MetricUnit[] = [
  'people',
  'connections',
  'percent',
  'bits-per-second',
  'frames-per-second',
  'lines',
];

describe('the axis of values', () => {
  it('holds every value, is at most five times as high as the highest, and counts in round numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e9, noNaN: true })),
        fc.constantFrom(...UNITS),
        (values, unit) => {
          const { top, ticks } = valueAxis(values, unit);
          const most = Math.max(0, ...values);
          expect(top).toBeGreaterThanOrEqual(most * (1 - 1e-9));
          const least = valueAxis([], unit).top;
          expect(top).toBeLessThanOrEqual(Math.max(least, most * 2.5));
          expect(ticks.at(-1)).toBe(top);
          for (const tick of ticks) expect(Number(tick.toPrecision(3))).toBeCloseTo(tick, 6);
        },
      ),
      { seed: 1, numRuns: 300 * SCALE },
    );
  });
});

describe('a value in words', () => {
  it.each([
    [1_843_210, 'bits-per-second', '1.84 Mbit/s'],
    [48_310, 'bits-per-second', '48 kbit/s'],
    [900, 'bits-per-second', '900 bit/s'],
    [0.456, 'percent', '0.46 %'],
    [27.04, 'frames-per-second', '27 fps'],
    [720, 'lines', '720p'],
    [5, 'people', '5'],
  ] as const)('%d %s is %s', (value, unit, words) => expect(valueWords(value, unit)).toBe(words));
});
