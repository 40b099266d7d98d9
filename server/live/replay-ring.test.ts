import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReplayRing } from './replay-ring.ts';

describe('the replay ring', () => {
  it('gives what was sent after a number, as long as it says that it reaches so far', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(70),
        (sizes, most, after) => {
          const ring = new ReplayRing<number>({ most, mostBytes: 100 });
          sizes.forEach((bytes, index) =>
            ring.add({ number: index + 1, topic: 't', event: index + 1 }, bytes),
          );
          const kept = ring.after(after).map(({ number }) => number);
          const all = sizes.map((_, index) => index + 1).filter((number) => number > after);
          if (ring.reaches(after)) expect(kept).toEqual(all);
          else expect(kept.length).toBeLessThan(all.length);
          expect(ring.length).toBeLessThanOrEqual(most);
          expect(ring.bytes).toBeLessThanOrEqual(100);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});
