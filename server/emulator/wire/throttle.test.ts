import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAMPAIGN_SCALE } from '../testing/worlds.ts';
import type { Operation } from './operation.ts';
import { REQUEST_RATES } from './request-rates.ts';
import { createThrottle, unthrottled } from './throttle.ts';

const operations = Object.keys(REQUEST_RATES) as Operation[];

/** A throttle and the hands of its clock. */
const throttleAt = (status?: 429 | 400) => {
  let now = 5_000;
  const throttle = createThrottle({ status, wall: () => now });
  const admits = (operation: Operation): boolean => {
    try {
      throttle.admit(operation);
      return true;
    } catch {
      return false;
    }
  };
  return { throttle, admits, pass: (ms: number) => void (now += ms) };
};

describe('the throttle', () => {
  it('has the rates of the service quotas', () => {
    const count = (rate: number) =>
      operations.filter((operation) => REQUEST_RATES[operation] === rate).length;
    expect([5, 3, 10, 50].map(count)).toEqual([31, 4, 3, 1]);
    expect(operations).toHaveLength(39);
  });

  it.each(operations)(
    'lets a second’s worth of %s through at once, and then as many each second',
    (operation) => {
      const rate = REQUEST_RATES[operation];
      const { admits, pass } = throttleAt();
      const burst = Array.from({ length: rate + 2 }, () => admits(operation));
      expect(burst).toEqual([...Array.from({ length: rate }, () => true), false, false]);
      pass(1_000 / rate);
      expect([admits(operation), admits(operation)]).toEqual([true, false]);
      pass(60_000);
      expect(Array.from({ length: rate + 1 }, () => admits(operation)).filter(Boolean)).toHaveLength(rate);
    },
  );

  it('keeps operations apart', () => {
    const { admits } = throttleAt();
    for (let call = 0; call < 6; call += 1) admits('ListStages');
    expect(admits('ListStages')).toBe(false);
    expect(admits('GetStage')).toBe(true);
  });

  it('refuses as AWS does, with the one or the other status', () => {
    for (const status of [429, 400] as const) {
      const { throttle } = throttleAt(status);
      const flood = () => {
        for (let call = 0; call < 4; call += 1) throttle.admit('ListPublicKeys');
      };
      expect(flood).toThrow(
        expect.objectContaining({ name: 'ThrottlingException', status, message: 'Rate exceeded' }),
      );
    }
  });

  it('does not go back with a clock that does', () => {
    const { admits, pass } = throttleAt();
    for (let call = 0; call < 5; call += 1) admits('ListStages');
    pass(-10_000);
    expect(admits('ListStages')).toBe(false);
    pass(200);
    expect(admits('ListStages')).toBe(true);
  });

  it('never lets more through than the rate and one burst, and never less to those who keep to it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...operations),
        fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 120 }),
        (operation, pauses) => {
          const rate = REQUEST_RATES[operation];
          const { admits, pass } = throttleAt();
          let admitted = 0;
          let elapsed = 0;
          for (const pause of pauses) {
            pass(pause);
            elapsed += pause;
            const admitsThis = admits(operation);
            if (admitsThis) admitted += 1;
            if (pause >= 1_000 / rate) expect(admitsThis).toBe(true);
          }
          expect(admitted).toBeLessThanOrEqual(rate + (elapsed * rate) / 1_000);
        },
      ),
      { seed: 1, numRuns: 100 * CAMPAIGN_SCALE },
    );
  });

  it('can be off', () => {
    for (let call = 0; call < 1_000; call += 1)
      expect(() => unthrottled.admit('ImportPublicKey')).not.toThrow();
  });
});
