import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { at, PATIENT, START } from '../testing/arbitrary-events.ts';
import { densityAt, densityOf } from './density.ts';
import type { Stays } from './peak.ts';
import { TimelineStore } from './store.ts';

const END = START + 40_000;
type Stay = [person: string, ...seconds: [from: number, to: number][]];

function density(stays: Record<string, Stay | undefined>, joins: Record<string, number> = {}) {
  const store = new TimelineStore();
  const ids = Object.keys(stays);
  store.setParticipants(
    ids.map((participantId) => ({ participantId, firstJoinTime: at(joins[participantId] ?? 0) })),
    true,
  );
  const staysOf = (id: string): Stays | undefined => {
    const stay = stays[id];
    if (!stay) return undefined;
    const [person, ...seconds] = stay;
    return {
      person,
      starts: Float64Array.from(seconds, ([from]) => START + from * 1000),
      ends: Float64Array.from(seconds, ([, to]) => START + to * 1000),
    };
  };
  return densityOf(ids, store, staysOf, START, END, 1000);
}

describe('the density of viewers', () => {
  test('counts who was in, and apart from them who may have been', () => {
    const some = density({ a: ['ada', [0, 10]], b: ['ben', [5, 20]], c: undefined }, { c: 12 });
    const counts = (second: number) => densityAt(some, START + second * 1000);
    expect(counts(3)).toEqual({ present: 1, unknown: 0 });
    expect(counts(7)).toEqual({ present: 2, unknown: 0 });
    expect(counts(15)).toEqual({ present: 1, unknown: 1 });
    expect(counts(39)).toEqual({ present: 0, unknown: 1 });
    expect(counts(-1)).toBeUndefined();
    expect(counts(41)).toBeUndefined();
    expect(some).toMatchObject({ most: 2, loaded: 2, participants: 3 });
  });

  test('counts one person once, with whatever many tokens they are in', () => {
    const some = density({ a: ['ada', [0, 10]], a2: ['ada', [5, 20], [20, 25]] });
    expect(densityAt(some, START + 7000)?.present).toBe(1);
    expect(densityAt(some, START + 20_000)?.present).toBe(1);
    expect(some.most).toBe(1);
  });

  test('is what asking everybody at every second finds', PATIENT, () => {
    const stretch = fc
      .tuple(fc.integer({ min: -3, max: 44 }), fc.nat(20))
      .map(([from, length]): [number, number] => [from, from + length]);
    const someone = fc.tuple(
      fc.constantFrom('ada', 'ben', 'cleo', 'dan'),
      fc.array(stretch, { maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 8 }), (people) => {
        const some = density(
          Object.fromEntries(people.map(([person, seconds], i) => [`p${i}`, [person, ...seconds] as Stay])),
        );
        for (let second = 0; second <= 40; second += 1) {
          const there = people.filter(([, seconds]) =>
            seconds.some(
              ([from, to]) =>
                (Math.max(from, 0) <= second && second <= Math.min(Math.max(to, 0), 40)) ||
                (from > 40 && second === 40),
            ),
          );
          const persons = new Set(there.map(([person]) => person));
          expect(some.present[second]).toBe(persons.size);
        }
      }),
      { seed: 1, numRuns: 100 * SCALE },
    );
  });
});
