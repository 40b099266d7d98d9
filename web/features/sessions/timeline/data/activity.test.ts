import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { at, PATIENT, someEvents, START } from '../testing/arbitrary-events.ts';
import { ActivityBook, gapsIn } from './activity.ts';
import { TimelineStore } from './store.ts';

const END = START + 40_000;

function stored(lanes: Record<string, Parameters<TimelineStore['addEvents']>[1]>): TimelineStore {
  const store = new TimelineStore();
  store.setParticipants(
    Object.keys(lanes).map((participantId) => ({ participantId })),
    true,
  );
  for (const [id, events] of Object.entries(lanes)) store.addEvents(id, events);
  return store;
}

describe('the activity', () => {
  test('counts events and errors of all lanes by the second', () => {
    const store = stored({
      a: [
        { name: 'JOINED', eventTime: at(1) },
        { name: 'PUBLISH_ERROR', eventTime: at(1) },
      ],
      b: [{ name: 'JOINED', eventTime: at(40) }],
    });
    const { events, errors, step } = new ActivityBook().of(store, START, END);
    expect(step).toBe(1000);
    expect([events[0], events[1], events[40]]).toEqual([0, 2, 1]);
    expect(errors[1]).toBe(1);
  });

  test('leaves out what lies outside of the session', () => {
    const store = stored({
      a: [
        { name: 'JOINED', eventTime: at(-5) },
        { name: 'LEFT', eventTime: at(86_400) },
      ],
    });
    expect(new ActivityBook().of(store, START, END).events.some((count) => count > 0)).toBe(false);
  });

  test('takes longer steps for a session of months', () => {
    const store = stored({ a: [{ name: 'JOINED', eventTime: at(86_400 * 60) }] });
    const { events, step } = new ActivityBook().of(store, START, START + 90 * 86_400_000);
    expect(events.length).toBeLessThanOrEqual(131_073);
    expect(events[Math.floor((86_400_000 * 60) / step)]).toBe(1);
  });

  test('is the same object until something changes', () => {
    const store = stored({ a: [{ name: 'JOINED', eventTime: at(1) }] });
    const book = new ActivityBook();
    const before = book.of(store, START, END);
    expect(book.of(store, START, END)).toBe(before);
    store.addEvents('a', [{ name: 'LEFT', eventTime: at(3) }]);
    expect(book.of(store, START, END)).not.toBe(before);
  });

  test('kept up change by change is what counting from nothing finds', PATIENT, () => {
    const step = fc.record({
      lane: fc.constantFrom('a', 'b', 'c'),
      events: someEvents,
      longer: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.boolean(), (steps, drops) => {
        const store = stored({ a: [], b: [], c: [] });
        const book = new ActivityBook();
        let end = START + 20_000;
        for (const { lane, events, longer } of steps) {
          store.addEvents(lane, events);
          if (longer) end += 10_000;
          book.of(store, START, end);
        }
        if (drops) store.setParticipants([{ participantId: 'a' }], true);
        expect(book.of(store, START, end)).toEqual(new ActivityBook().of(store, START, end));
      }),
      { seed: 1, numRuns: 100 * SCALE },
    );
  });
});

describe('gaps', () => {
  const gapsOf = (...seconds: number[]) =>
    gapsIn(
      new ActivityBook().of(
        stored({ a: seconds.map((second) => ({ name: 'JOINED', eventTime: at(second) })) }),
        START,
        END,
      ),
    ).map(({ from, to }) => [(from - START) / 1000, (to - START) / 1000]);

  test('lie between events and hold none', () => {
    expect(gapsOf(2, 3, 10, 30)).toEqual([
      [4, 10],
      [11, 30],
    ]);
  });

  test('are none before the first event, after the last, and from second to second', () => {
    expect(gapsOf(5, 6, 7)).toEqual([]);
    expect(gapsOf()).toEqual([]);
  });

  test('hold no event and stand between two, whatever the events are', PATIENT, () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(40), { maxLength: 20 }), (seconds) => {
        for (const [from = 0, to = 0] of gapsOf(...seconds)) {
          expect(seconds.some((second) => from <= second && second < to)).toBe(false);
          expect(seconds).toContain(from - 1);
          expect(seconds).toContain(to);
        }
      }),
      { seed: 2, numRuns: 100 * SCALE },
    );
  });
});
