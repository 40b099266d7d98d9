import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestRate } from './request-rate.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');

describe('the rate of requests', () => {
  it('lets a burst through, then as many as come a second, and says how long to wait', () => {
    let now = 0;
    const take = requestRate({ perSecond: 20, burst: 200 }, () => now);
    for (let n = 0; n < 200; n += 1) expect(take('a')).toBe(0);
    expect(take('a')).toBeCloseTo(50);
    now = 49;
    expect(take('a')).toBeCloseTo(1);
    now = 50;
    expect(take('a')).toBe(0);
    expect(take('a')).toBeCloseTo(50);
    expect(take('b')).toBe(0);
  });

  it('makes who is refused wait no longer for asking again', () => {
    let now = 0;
    const take = requestRate({ perSecond: 1, burst: 1 }, () => now);
    expect(take('a')).toBe(0);
    for (; now < 1_000; now += 10) expect(take('a')).toBeGreaterThan(0);
    expect(take('a')).toBe(0);
  });

  it('gives an address never more than the burst and the rate of any stretch of time, and never less', () => {
    const asking = fc.array(
      fc.record({ after: fc.nat(400), address: fc.constantFrom('a', 'b'), times: fc.nat(12) }),
    );
    fc.assert(
      fc.property(asking, (steps) => {
        const [perSecond, burst] = [5, 8];
        let now = 0;
        const take = requestRate({ perSecond, burst }, () => now);
        const given = new Map<string, number[]>([
          ['a', []],
          ['b', []],
        ]);
        const left = new Map<string, { tokens: number; at: number }>();
        for (const { after, address, times } of steps) {
          now += after;
          for (let n = 0; n < times; n += 1) {
            const wait = take(address);
            const { tokens, at } = left.get(address) ?? { tokens: burst, at: now };
            const there = Math.min(burst, tokens + ((now - at) * perSecond) / 1_000);
            left.set(address, { tokens: wait === 0 ? there - 1 : there, at: now });
            if (wait === 0) given.get(address)?.push(now);
            else {
              expect(there).toBeLessThan(1);
              expect(wait).toBeCloseTo(((1 - there) / perSecond) * 1_000);
            }
          }
        }
        for (const at of given.values())
          at.forEach((from, first) => {
            at.slice(first).forEach((to, index) => {
              expect(index + 1).toBeLessThanOrEqual(burst + ((to - from) / 1_000) * perSecond + 1e-6);
            });
          });
      }),
      { seed: 1, numRuns: 100 * SCALE },
    );
  });

  it('remembers ten thousand addresses and no more', () => {
    const take = requestRate({ perSecond: 1, burst: 1 }, () => 0);
    expect(take('first')).toBe(0);
    for (let n = 0; n < 9_999; n += 1) take(`address ${n}`);
    expect(take('first')).toBeGreaterThan(0);
    for (let n = 0; n < 10_000; n += 1) take(`other ${n}`);
    expect(take('first')).toBe(0);
  });
});
