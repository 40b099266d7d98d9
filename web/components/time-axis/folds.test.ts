import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { PATIENT, START } from '#web/features/sessions/timeline/testing/arbitrary-events.ts';
import { someGaps } from '#web/testing/arbitrary-gaps.ts';
import { foldsLookedInto, foldsOf, shownStretches } from './folds.ts';
import type { TimeWindow } from './time-window.ts';

const numRuns = 200 * SCALE;
const MINUTE = 60_000;
const gap = (from: number, to: number): TimeWindow => ({
  from: START + from * MINUTE,
  to: START + to * MINUTE,
});
const lengthOf = ({ from, to }: TimeWindow) => to - from;

describe('what is folded', () => {
  test('is a gap of at least a tenth of the whole', () => {
    expect(foldsOf([gap(10, 20)], 100 * MINUTE)).toEqual([gap(10, 20)]);
    expect(foldsOf([gap(10, 19.9)], 100 * MINUTE)).toEqual([]);
  });

  test('is also one that becomes a tenth when a longer one is folded', () => {
    const night = gap(60, 600);
    const lunch = gap(610, 620);
    expect(foldsOf([lunch, night], 630 * MINUTE)).toEqual([night, lunch]);
    expect(foldsOf([lunch], 630 * MINUTE)).toEqual([]);
  });

  test('is no gap of less than five minutes, however little else there is', () => {
    expect(foldsOf([gap(1, 5.99)], 7 * MINUTE)).toEqual([]);
    expect(foldsOf([gap(1, 6)], 7 * MINUTE)).toEqual([gap(1, 6)]);
  });

  test('is never a gap that holds a moment to be kept', () => {
    const [night, day] = [gap(60, 600), gap(700, 1200)];
    expect(foldsOf([night, day], 1300 * MINUTE, [START + 300 * MINUTE])).toEqual([day]);
    expect(foldsOf([night, day], 1300 * MINUTE, [START + 60 * MINUTE])).toEqual([day]);
  });

  test('leaves nothing that the rule would fold, and folds nothing that it would not', PATIENT, () => {
    fc.assert(
      fc.property(someGaps, ({ gaps, length }) => {
        const folds = foldsOf(gaps, length);
        const unfolded = length - folds.reduce((sum, fold) => sum + lengthOf(fold), 0);
        for (const each of gaps) {
          const least = Math.max(unfolded * 0.1, 5 * MINUTE);
          if (folds.includes(each)) expect(lengthOf(each)).toBeGreaterThanOrEqual(least - 1e-6);
          else expect(lengthOf(each)).toBeLessThan(least);
        }
        expect(folds).toEqual(folds.toSorted((a, b) => a.from - b.from));
      }),
      { seed: 1, numRuns },
    );
  });
});

describe('a window', () => {
  test('within a fold opens it, one that shows something beside it does not', () => {
    const folds = [gap(10, 60)];
    expect(foldsLookedInto(gap(20, 30), folds)).toEqual(folds);
    expect(foldsLookedInto(gap(9, 30), folds)).toEqual([]);
    expect(foldsLookedInto(gap(70, 80), folds)).toEqual([]);
  });

  test('is shown in the stretches between folds', () => {
    const folds = [gap(10, 20), gap(40, 60)];
    expect(shownStretches(gap(0, 100), folds)).toEqual([gap(0, 10), gap(20, 40), gap(60, 100)]);
    expect(shownStretches(gap(15, 50), folds)).toEqual([gap(20, 40)]);
    expect(shownStretches(gap(12, 18), folds)).toEqual([]);
  });
});
