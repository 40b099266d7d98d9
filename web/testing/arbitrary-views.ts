import fc from 'fast-check';
import { type Projection, projectionOf } from '#web/components/time-axis/projection.ts';
import { clampWindow, type TimeWindow } from '#web/components/time-axis/time-window.ts';
import { someFolds } from './arbitrary-gaps.ts';

/** Of a whole. */
export const share = fc.double({ min: 0, max: 1, noNaN: true });
const width = fc.integer({ min: 120, max: 3000 });

export interface Folded {
  folds: readonly TimeWindow[];
  bounds: TimeWindow;
  window: TimeWindow;
  projection: Projection;
}

/** A window of any shape into a session with folds of any shape. */
export const someView: fc.Arbitrary<Folded> = fc
  .tuple(someFolds, share, share, width)
  .map(([{ folds, bounds }, a, b, w]) => {
    const length = bounds.to - bounds.from;
    const window = clampWindow(
      { from: bounds.from + Math.min(a, b) * length, to: bounds.from + Math.max(a, b) * length },
      bounds,
    );
    return { folds, bounds, window, projection: projectionOf(window, w, folds) };
  });
