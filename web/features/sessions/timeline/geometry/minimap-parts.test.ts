import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { minimapParts } from './minimap-parts.ts';

describe('the handles of the minimap', () => {
  test('lie over the edges of a window that has room for them', () => {
    const { start, body, end } = minimapParts(100, 300, 800);
    expect(start).toEqual({ x: 88, width: 24 });
    expect(body).toEqual({ x: 112, width: 176 });
    expect(end).toEqual({ x: 288, width: 24 });
  });

  test('are within the minimap when all of it is shown', () => {
    expect(minimapParts(0, 800, 800)).toEqual({
      start: { x: 0, width: 24 },
      body: { x: 24, width: 752 },
      end: { x: 776, width: 24 },
    });
  });

  test('are each a target large, side by side and within the width, wherever the window is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 72, max: 2000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (width, a, b) => {
          const { start, body, end } = minimapParts(Math.min(a, b) * width, Math.max(a, b) * width, width);
          expect(start.x).toBeGreaterThanOrEqual(0);
          expect(body.x).toBeCloseTo(start.x + start.width, 6);
          expect(body.width).toBeGreaterThanOrEqual(24 - 1e-6);
          expect(end.x).toBeCloseTo(body.x + body.width, 6);
          expect(end.x + end.width).toBeLessThanOrEqual(width + 1e-6);
        },
      ),
      { seed: 1, numRuns: 200 * SCALE },
    );
  });
});
