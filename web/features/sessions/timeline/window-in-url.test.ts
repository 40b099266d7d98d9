import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { START, PATIENT } from './testing/arbitrary-events.ts';
import { formatWindow, parseWindow } from './window-in-url.ts';

describe('the window in the URL', () => {
  test('comes back to within what can be seen', PATIENT, () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 10_000, max: 1e8, noNaN: true }),
        (from, length) => {
          const window = { from: START + from, to: START + from + length };
          const text = formatWindow(window);
          const back = parseWindow(text.from, text.to);
          // A thousandth of the window is less than a pixel or two.
          expect(Math.abs((back?.from ?? 0) - window.from)).toBeLessThanOrEqual(length / 1000);
          expect(Math.abs((back?.to ?? 0) - window.to)).toBeLessThanOrEqual(length / 1000);
          expect(back && formatWindow(back)).toEqual(text);
        },
      ),
      { seed: 1, numRuns: 100 * SCALE },
    );
  });

  test('is left alone when it makes no sense', () => {
    expect(parseWindow(null, '2026-11-20T14:00:00Z')).toBeUndefined();
    expect(parseWindow('yesterday', 'today')).toBeUndefined();
    expect(parseWindow('2026-11-20T14:00:00Z', '2026-11-20T13:00:00Z')).toBeUndefined();
  });
});
