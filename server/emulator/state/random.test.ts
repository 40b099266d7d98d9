import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedOf } from './random.ts';

const runs = Math.ceil(50 * Number(process.env['CAMPAIGN_SCALE'] ?? 1));
const labels = fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 4 });

describe('seeds', () => {
  it('give the same stream for the same labels, whatever else was drawn', () => {
    fc.assert(
      fc.property(fc.integer(), labels, (root, path) => {
        const noise = seedOf(root).random();
        noise.next();
        const one = seedOf(root)
          .at(...path)
          .random();
        const other = seedOf(root)
          .at(...path)
          .random();
        expect([other.bits(), other.bits(), other.bits()]).toEqual([one.bits(), one.bits(), one.bits()]);
      }),
      { seed: 1, numRuns: runs },
    );
  });

  it('part ways where the labels do, and where they are cut differently', () => {
    const first = (...path: (string | number)[]) =>
      seedOf('world', ...path)
        .random()
        .bits();
    const streams = [
      first('stage', 1),
      first('stage', 2),
      first('stage', 12),
      first('stage', '1', '2'),
      first('stage', 1 + 2 ** 32),
      first('stage', 1.5),
      first('st', 'age', 1),
      first('stage1'),
      first(),
    ];
    expect(new Set(streams).size).toBe(streams.length);
  });

  it('are apart for many neighbours', () => {
    const seed = seedOf('neighbours');
    const drawn = new Set<number>();
    for (let index = 0; index < 20_000; index += 1) drawn.add(seed.at('viewer', index).random().bits());
    // Twenty thousand of four thousand million: more than a handful of equal ones would be a fault.
    expect(drawn.size).toBeGreaterThan(19_995);
  });
});

describe('random numbers', () => {
  it('fill the unit interval evenly', () => {
    const random = seedOf('even').random();
    const buckets = Array.from({ length: 10 }, () => 0);
    for (let draw = 0; draw < 100_000; draw += 1) {
      const bucket = Math.floor(random.next() * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const count of buckets) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('stay within both bounds of a range and reach them', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(5), (root, from, size) => {
        const random = seedOf(root).random();
        const drawn = new Set(Array.from({ length: 200 }, () => random.integer(from, from + size)));
        expect(Math.min(...drawn)).toBe(from);
        expect(Math.max(...drawn)).toBe(from + size);
      }),
      { seed: 1, numRuns: runs },
    );
  });

  it('follow weights', () => {
    const random = seedOf('weights').random();
    let heavy = 0;
    for (let draw = 0; draw < 10_000; draw += 1) {
      if (
        random.weighted([
          ['heavy', 9],
          ['light', 1],
        ]) === 'heavy'
      )
        heavy += 1;
    }
    expect(heavy).toBeGreaterThan(8_800);
    expect(heavy).toBeLessThan(9_200);
  });

  it('cannot be picked from nothing', () => {
    expect(() => seedOf('none').random().pick([])).toThrow('empty');
    expect(() => seedOf('none').random().weighted([])).toThrow('empty');
  });
});
