import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LastMinute } from './last-minute.ts';

describe('what happened within the last minute', () => {
  it('is forgotten after 60 seconds', () => {
    const calls = new LastMinute();
    calls.add(1_500);
    calls.add(1_900);
    calls.add(30_000);
    expect(calls.count(60_999)).toBe(3);
    expect(calls.count(61_000)).toBe(1);
    expect(calls.count(1_000_000)).toBe(0);
  });

  it('is as many as a list of all moments would tell', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 40 }), (pauses) => {
        const calls = new LastMinute();
        const moments: number[] = [];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          calls.add(now);
          moments.push(now);
          const since = Math.floor(now / 1000) - 60;
          expect(calls.count(now)).toBe(moments.filter((at) => Math.floor(at / 1000) > since).length);
        }
      }),
      { seed: 1, numRuns: 100 * Number(process.env['CAMPAIGN_SCALE'] ?? 1) },
    );
  });
});
