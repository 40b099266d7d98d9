import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParticipantEvent } from '#shared/participants/contract.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { anyEvent, at, START, PATIENT } from '../testing/arbitrary-events.ts';
import { SessionFigureBook } from './session-figures.ts';
import { type LaneLoad, TimelineStore } from './store.ts';

interface Stay {
  user?: string | undefined;
  from: number;
  to: number;
}

const ended = { start: START, end: START + 1_000_000 };

function storeOf(stays: readonly Stay[], loaded = stays.length): TimelineStore {
  const store = new TimelineStore();
  store.setParticipants(
    stays.map(({ user }, i) => ({ participantId: `p${i}`, userId: user, published: i === 0 })),
    true,
  );
  stays.slice(0, loaded).forEach(({ from, to }, i) => {
    const events: ParticipantEvent[] = [
      { name: 'JOINED', eventTime: at(from) },
      { name: 'LEFT', eventTime: at(to) },
    ];
    store.addEvents(`p${i}`, events);
    store.setLoad(`p${i}`, { state: 'loaded', asOf: START });
  });
  return store;
}

const figuresOf = (store: TimelineStore) => new SessionFigureBook().of(store, ended);

describe('people', () => {
  test('who rejoin are one, and participants without a user id count for themselves', () => {
    const store = storeOf([
      { user: 'ada', from: 0, to: 5 },
      { user: 'ada', from: 6, to: 9 },
      { user: undefined, from: 0, to: 9 },
      { user: undefined, from: 0, to: 9 },
    ]);
    expect(figuresOf(store)).toMatchObject({ people: 3, participants: 4, publishers: 1 });
  });
});

describe('peak', () => {
  const two = [
    { user: 'ada', from: 0, to: 5 },
    { user: 'ben', from: 3, to: 9 },
  ];

  test('is not known until every lane is loaded', () => {
    expect(figuresOf(storeOf(two, 1)).peak).toBeUndefined();
    expect(figuresOf(storeOf(two)).peak).toBe(2);
  });

  test('is not known until the list of participants is whole', () => {
    const store = storeOf(two);
    store.setParticipants([{ participantId: 'p0' }, { participantId: 'p1' }], false);
    expect(figuresOf(store).peak).toBeUndefined();
  });

  test('counts neither who leaves at the second of a join nor one person twice', () => {
    expect(
      figuresOf(
        storeOf([
          { user: 'ada', from: 0, to: 5 },
          { user: 'ben', from: 5, to: 9 },
        ]),
      ).peak,
    ).toBe(1);
    expect(
      figuresOf(
        storeOf([
          { user: 'ada', from: 0, to: 5 },
          { user: 'ada', from: 2, to: 9 },
        ]),
      ).peak,
    ).toBe(1);
  });

  test('counts who came and went within a second', () => {
    expect(figuresOf(storeOf([{ user: 'ada', from: 4, to: 4 }])).peak).toBe(1);
  });

  test('is what counting every second finds', PATIENT, () => {
    const stay = fc
      .record({
        user: fc.constantFrom('ada', 'ben', 'cleo', undefined),
        from: fc.nat(30),
        length: fc.integer({ min: 1, max: 20 }),
      })
      .map(({ user, from, length }) => ({ user, from, to: from + length }));
    fc.assert(
      fc.property(fc.array(stay, { minLength: 1, maxLength: 12 }), (stays) => {
        let expected = 0;
        for (let second = 0; second <= 50; second += 1) {
          const present = stays.flatMap(({ user, from, to }, i) =>
            from <= second && second < to ? [user ?? `alone ${i}`] : [],
          );
          expected = Math.max(expected, new Set(present).size);
        }
        expect(figuresOf(storeOf(stays)).peak).toBe(expected);
      }),
      { seed: 1, numRuns: 100 * SCALE },
    );
  });
});

describe('errors', () => {
  test('are those of the loaded lanes, and follow when more is loaded', () => {
    const store = storeOf([
      { user: 'ada', from: 0, to: 5 },
      { user: 'ben', from: 0, to: 5 },
    ]);
    store.addEvents('p0', [{ name: 'PUBLISH_ERROR', eventTime: at(1), errorCode: 'QUOTA_EXCEEDED' }]);
    const book = new SessionFigureBook();
    expect(book.of(store, ended)).toMatchObject({ errors: 1, loaded: 2 });
    store.addEvents('p1', [{ name: 'SUBSCRIBE_ERROR', eventTime: at(2), errorCode: 'PUBLISHER_NOT_FOUND' }]);
    expect(book.of(store, ended)).toMatchObject({ errors: 2, loaded: 2 });
  });
});

test('figures kept up change by change are those counted from nothing', PATIENT, () => {
  const step = fc.oneof(
    fc.record({ lane: fc.nat(5), events: fc.array(anyEvent, { maxLength: 6 }) }),
    fc.record({ lane: fc.nat(5), load: fc.constantFrom('loaded', 'failed', 'loading', 'not-loaded') }),
    fc.record({ listed: fc.integer({ min: 1, max: 6 }), complete: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const store = new TimelineStore();
      const book = new SessionFigureBook();
      for (const each of steps) {
        if ('events' in each) store.addEvents(`p${each.lane}`, each.events);
        else if ('load' in each) {
          const asOf = each.load === 'not-loaded' ? undefined : START;
          store.setLoad(`p${each.lane}`, { state: each.load, asOf, reason: 'x' } as LaneLoad);
        } else {
          const list = Array.from({ length: each.listed }, (_, i) => ({
            participantId: `p${i}`,
            userId: i % 2 === 0 ? 'ada' : undefined,
            published: i === 1,
          }));
          store.setParticipants(list, each.complete);
        }
        expect(book.of(store, ended)).toEqual(new SessionFigureBook().of(store, ended));
      }
    }),
    { seed: 2, numRuns: 60 * SCALE },
  );
});
