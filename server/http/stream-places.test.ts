import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError } from './api-error.ts';
import { streamPlaces } from './stream-places.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');

const refusal = (take: () => unknown): string => {
  try {
    take();
  } catch (error) {
    if (error instanceof ApiError) return `${error.code} ${error.headers['Retry-After']} ${error.message}`;
    throw error;
  }
  return 'taken';
};

describe('the places for live streams', () => {
  it('are full for a person, from wherever they come', () => {
    const places = streamPlaces({ streams: 9, streamsPerAddress: 9, streamsPerPerson: 2 });
    const leave = places.take('a', 'ana');
    places.take('b', 'ana');
    expect(refusal(() => places.take('c', 'ana'))).toMatch(
      /^too_many_requests 10 You have 2 .*\(CALLBOARD_STREAMS_PER_PERSON\)\.$/,
    );
    expect(refusal(() => places.take('c', 'ben'))).toBe('taken');
    leave();
    expect(refusal(() => places.take('c', 'ana'))).toBe('taken');
  });

  it('are full for an address before they are full for all, and each says which limit it is', () => {
    const places = streamPlaces({ streams: 3, streamsPerAddress: 2, streamsPerPerson: 2 });
    const leave = places.take('a');
    places.take('a');
    expect(refusal(() => places.take('a'))).toMatch(
      /^too_many_requests 10 Your address has 2 .*\(CALLBOARD_STREAMS_PER_ADDRESS\)\.$/,
    );
    places.take('b');
    expect(refusal(() => places.take('c'))).toMatch(/^too_many_requests 10 3 .*\(CALLBOARD_STREAMS\)\.$/);
    leave();
    leave();
    expect(refusal(() => places.take('a'))).toBe('taken');
    expect(refusal(() => places.take('a'))).toContain('CALLBOARD_STREAMS)');
  });

  it('are as many as are held, in whatever order they are taken and given back, also twice', () => {
    const steps = fc.array(fc.record({ address: fc.constantFrom('a', 'b', 'c'), leaves: fc.nat(5) }));
    fc.assert(
      fc.property(steps, (all) => {
        const places = streamPlaces({ streams: 5, streamsPerAddress: 3, streamsPerPerson: 3 });
        let held: { address: string; leave: () => void }[] = [];
        for (const { address, leaves } of all) {
          const own = held.filter((one) => one.address === address).length;
          const isFree = held.length < 5 && own < 3;
          if (isFree) held.push({ address, leave: places.take(address) });
          else expect(() => places.take(address)).toThrow('live streams');
          const gone = held[leaves];
          gone?.leave();
          gone?.leave();
          held = held.filter((one) => one !== gone);
        }
      }),
      { seed: 1, numRuns: 200 * SCALE },
    );
  });
});
