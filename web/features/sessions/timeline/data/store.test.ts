import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { anyEvent, at, someEvents, PATIENT } from '../testing/arbitrary-events.ts';
import { eventsInWords } from '../testing/read-lane.ts';
import { TimelineStore } from './store.ts';

const numRuns = 100 * SCALE;

function storeWith(id = 'p1'): TimelineStore {
  const store = new TimelineStore();
  store.setParticipants([{ participantId: id }], true);
  return store;
}

describe('events', () => {
  test('are in order within a second: from the outside in, then from the inside out', () => {
    const store = storeWith();
    const names = [
      'LEFT',
      'SUBSCRIBE_STOPPED',
      'PUBLISH_STARTED',
      'JOINED',
      'PUBLISH_STOPPED',
      'SUBSCRIBE_STARTED',
    ];
    store.addEvents(
      'p1',
      names.map((name) => ({ name, eventTime: at(3) })),
    );
    expect(eventsInWords(store, 'p1').map((line) => line.split(' ')[1])).toEqual([
      'JOINED',
      'PUBLISH_STARTED',
      'SUBSCRIBE_STARTED',
      'SUBSCRIBE_STOPPED',
      'PUBLISH_STOPPED',
      'LEFT',
    ]);
  });

  test('may come in any order and in any pages', PATIENT, () => {
    fc.assert(
      fc.property(
        someEvents.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray(events, { minLength: events.length }),
            fc.integer({ min: 1, max: 7 }),
          ),
        ),
        ([events, shuffled, pageSize]) => {
          const whole = storeWith();
          whole.addEvents('p1', events);
          const pieces = storeWith();
          for (let i = 0; i < shuffled.length; i += pageSize)
            pieces.addEvents('p1', shuffled.slice(i, i + pageSize));
          expect(eventsInWords(pieces, 'p1')).toEqual(eventsInWords(whole, 'p1'));
        },
      ),
      { seed: 1, numRuns },
    );
  });

  test('that come again change nothing, not even an identity', PATIENT, () => {
    fc.assert(
      fc.property(someEvents, fc.nat(60), (events, from) => {
        const store = storeWith();
        store.addEvents('p1', events);
        const lane = store.lane('p1');
        const { version } = store;
        store.addEvents('p1', events.slice(from));
        store.addEvents('p1', events.toReversed());
        expect(store.version).toBe(version);
        expect(store.lane('p1')).toBe(lane);
      }),
      { seed: 2, numRuns },
    );
  });

  test('that are new change the identity of their lane and of no other', PATIENT, () => {
    fc.assert(
      fc.property(someEvents, anyEvent, (events, late) => {
        const store = new TimelineStore();
        store.setParticipants([{ participantId: 'p1' }, { participantId: 'p2' }], true);
        store.addEvents('p1', events);
        store.addEvents('p2', events);
        const before = { p1: store.lane('p1'), p2: store.lane('p2'), version: store.version };
        const told: number[] = [];
        store.subscribe(() => told.push(store.version));
        store.addEvents('p1', [{ ...late, eventTime: at(99) }]);
        expect(store.lane('p1')).not.toBe(before.p1);
        expect(store.lane('p2')).toBe(before.p2);
        expect(told).toEqual([before.version + 1]);
      }),
      { seed: 3, numRuns },
    );
  });

  test('without a time are counted, not placed', () => {
    const store = storeWith();
    store.addEvents('p1', [
      { name: 'JOINED' },
      { name: 'LEFT', eventTime: 'not a time' },
      { name: 'JOINED' },
    ]);
    expect(store.lane('p1')).toMatchObject({ undated: 2, events: { count: 0 } });
  });

  test('may come before the participant is listed', () => {
    const store = new TimelineStore();
    store.addEvents('p1', [{ name: 'JOINED', eventTime: at(0) }]);
    expect(store.lane('p1')).toBeUndefined();
    store.setParticipants([{ participantId: 'p1' }], false);
    expect(store.lane('p1')?.events.count).toBe(1);
  });

  test('keep an error code that AWS added later', () => {
    const store = storeWith();
    store.addEvents('p1', [{ name: 'PUBLISH_ERROR', eventTime: at(0), errorCode: 'STAGE_FRIGHT' }]);
    expect(eventsInWords(store, 'p1')).toEqual(['0 PUBLISH_ERROR  STAGE_FRIGHT ']);
  });
});

describe('lanes', () => {
  const listed = [
    { participantId: 'late', firstJoinTime: at(30) },
    { participantId: 'early', firstJoinTime: at(5) },
    { participantId: 'unknown' },
    { participantId: 'publisher', firstJoinTime: at(60), published: true },
  ];

  test('have publishers on top, then who joined first, then who has no time', () => {
    const store = new TimelineStore();
    store.setParticipants(listed, true);
    expect(store.ids).toEqual(['publisher', 'early', 'late', 'unknown']);
  });

  test('are the same in whatever pages the list comes', PATIENT, () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(listed, { minLength: 4 }), fc.nat(4), (list, cut) => {
        const store = new TimelineStore();
        store.setParticipants(list.slice(0, cut), false);
        store.setParticipants(list, true);
        expect(store.ids).toEqual(['publisher', 'early', 'late', 'unknown']);
      }),
      { seed: 4, numRuns: 20 },
    );
  });

  test('stay where they are while the list grows; only publishers move up', () => {
    const store = new TimelineStore();
    store.setParticipants(listed.slice(0, 2), false);
    expect(store.ids).toEqual(['late', 'early']);
    store.setParticipants(listed, false);
    expect(store.ids).toEqual(['publisher', 'late', 'early', 'unknown']);
  });

  test('stay the same objects when the list is loaded again unchanged', () => {
    const store = new TimelineStore();
    store.setParticipants(listed, true);
    const { ids, version } = store;
    const lane = store.lane('early');
    store.setParticipants(structuredClone(listed), true);
    expect(store).toMatchObject({ ids, version });
    expect(store.ids).toBe(ids);
    expect(store.lane('early')).toBe(lane);
  });

  test('go when their participant is no longer listed', () => {
    const store = new TimelineStore();
    store.setParticipants(listed, true);
    store.setParticipants(listed.slice(1), true);
    expect(store.ids).not.toContain('late');
    expect(store.lane('late')).toBeUndefined();
  });
});

test('how far a lane is loaded is known before the list names it', () => {
  const store = new TimelineStore();
  expect(store.loadOf('p1')).toEqual({ state: 'not-loaded' });
  store.setLoad('p1', { state: 'loaded', asOf: 5 });
  expect(store.loadOf('p1').asOf).toBe(5);
});
