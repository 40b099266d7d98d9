import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AdaptiveRate } from './adaptive-rate.ts';

describe('the rate of an operation', () => {
  it('is its share while AWS never throttles', () => {
    const rate = new AdaptiveRate(3);
    expect([rate.at(0), rate.at(1e9), rate.spacing(0)]).toEqual([3, 3, 1000 / 3]);
  });

  it('falls by a fifth when AWS throttles, and comes back by a fifth of a call a second each second', () => {
    const rate = new AdaptiveRate(4);
    rate.throttled(1_000, 1_060);
    expect(rate.at(1_060)).toBeCloseTo(3.2);
    expect(rate.at(3_060)).toBeCloseTo(3.6);
    expect(rate.at(5_060)).toBeCloseTo(4);
    expect(rate.at(99_060)).toBe(4);
  });

  it('falls once for a volley that was sent before it fell', () => {
    const rate = new AdaptiveRate(4);
    for (const sentAt of [1_000, 1_010, 1_020]) rate.throttled(sentAt, 1_060);
    expect(rate.at(1_060)).toBeCloseTo(3.2);
    rate.throttled(1_100, 1_160);
    expect(rate.at(1_160)).toBeLessThan(2.6);
  });

  it('never falls below three tenths of its share, and is whole again within half a minute', () => {
    const moments = fc.array(fc.record({ pause: fc.integer({ min: 1, max: 5_000 }) }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.constantFrom(1.8, 3, 4.75, 5), moments, (share, throttles) => {
        const rate = new AdaptiveRate(share);
        let now = 0;
        for (const { pause } of throttles) {
          now += pause;
          rate.throttled(now, now);
          expect(rate.at(now)).toBeGreaterThanOrEqual(share * 0.3);
          expect(rate.at(now)).toBeLessThanOrEqual(share);
        }
        expect(rate.at(now + 30_000)).toBe(share);
      }),
    );
  });
});
