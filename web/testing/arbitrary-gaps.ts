import fc from 'fast-check';
import { foldsOf } from '#web/components/time-axis/folds.ts';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import { START } from '#web/features/sessions/timeline/testing/arbitrary-events.ts';

interface Gaps {
  gaps: readonly TimeWindow[];
  /** Milliseconds from the start to some time after the last gap. */
  length: number;
}

/** Disjoint gaps of any length within a session, whole seconds apart as events are. */
export const someGaps: fc.Arbitrary<Gaps> = fc
  .array(fc.record({ before: fc.integer({ min: 1, max: 3000 }), gap: fc.integer({ min: 1, max: 40_000 }) }), {
    maxLength: 8,
  })
  .chain((parts) => fc.tuple(fc.constant(parts), fc.integer({ min: 20, max: 3000 })))
  .map(([parts, rest]) => {
    let second = 0;
    const gaps = parts.map(({ before, gap }) => {
      const from = second + before;
      second = from + gap;
      return { from: START + from * 1000, to: START + second * 1000 };
    });
    return { gaps, length: (second + rest) * 1000 };
  });

/** A session with those of its gaps folded that the rule folds. */
export const someFolds = someGaps.map(({ gaps, length }) => ({
  folds: foldsOf(gaps, length),
  bounds: { from: START, to: START + length },
}));
