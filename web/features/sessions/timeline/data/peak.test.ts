import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { PATIENT } from '../testing/arbitrary-events.ts';
import { peakOf, type Stays } from './peak.ts';

/** The same by going through every change one after the other. */
function countedOneByOne(stays: readonly Stays[]): number {
  const changes = stays.flatMap(({ person, starts, ends }) =>
    [...starts].flatMap((start, i) => {
      const end = ends[i] ?? start;
      // Who leaves goes before who comes, and a moment ends after both.
      return [
        { time: start, order: 1, person, by: 1 },
        { time: end, order: end === start ? 2 : 0, person, by: -1 },
      ];
    }),
  );
  changes.sort((a, b) => a.time - b.time || a.order - b.order);
  const times = new Map<string, number>();
  let peak = 0;
  for (const { person, by } of changes) {
    times.set(person, (times.get(person) ?? 0) + by);
    peak = Math.max(peak, [...times.values()].filter((count) => count > 0).length);
  }
  return peak;
}

const stays: fc.Arbitrary<Stays> = fc
  .record({
    person: fc.constantFrom('ada', 'ben', 'cleo', 'dan'),
    lengths: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 4 }),
  })
  .map(({ person, lengths }) => {
    let at = 0;
    const starts: number[] = [];
    const ends: number[] = [];
    for (const [gap, length] of lengths) {
      starts.push((at += gap));
      ends.push((at += length));
    }
    return { person, starts: Float64Array.from(starts), ends: Float64Array.from(ends) };
  });

test('the peak is what counting one change after the other gives', PATIENT, () => {
  fc.assert(
    fc.property(fc.array(stays, { maxLength: 8 }), (all) => {
      expect(peakOf(all)).toBe(countedOneByOne(all));
    }),
    { seed: 21, numRuns: 1_000 * SCALE },
  );
});
