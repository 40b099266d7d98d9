import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParticipantEvent } from '#shared/participants/contract.ts';
import { rankOfEvent } from '#shared/participants/event-order.ts';
import { EVENT_KINDS, kindOfEvent } from '#web/components/event-kind.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { TimelineStore } from '../timeline/data/store.ts';
import { anyEvent, PATIENT, START } from '../timeline/testing/arbitrary-events.ts';
import { type EventFilter, NO_FILTER } from './event-filter.ts';
import { type EventIndex, indexEvents } from './event-index.ts';
import { FilteredEvents, filterEvents } from './filtered-events.ts';
import { listedEvent } from './listed-event.ts';

const numRuns = 60 * SCALE;
const IDS = ['ada', 'ben', 'cleo'] as const;

function finished<Result>(work: Generator<undefined, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function storeOf(events: Readonly<Record<string, readonly ParticipantEvent[]>>): TimelineStore {
  const store = new TimelineStore();
  store.setParticipants(
    Object.keys(events).map((participantId) => ({ participantId, userId: `user-${participantId}` })),
    true,
  );
  for (const [id, own] of Object.entries(events)) {
    store.addEvents(id, own);
    store.setLoad(id, { state: 'loaded', asOf: START });
  }
  return store;
}

const indexOf = (store: TimelineStore, ids: readonly string[] = store.ids, step?: number): EventIndex =>
  finished(indexEvents(store, ids, step));

const inWords = (events: FilteredEvents, store: TimelineStore): string[] =>
  Array.from({ length: events.count }, (_, position) => {
    const { participantId, time, name } = listedEvent(events.index, store, events.place(position));
    return `${(time - START) / 1000} ${name} ${participantId}`;
  });

const someSession = fc.record(
  Object.fromEntries(IDS.map((id) => [id, fc.array(anyEvent, { maxLength: 40 })])),
);

const betweenSeconds = (events: readonly ParticipantEvent[]): ParticipantEvent[] =>
  events.map((event, i) => ({
    ...event,
    eventTime: new Date(Date.parse(event.eventTime ?? '') + (i % 3)).toISOString(),
  }));

function mapValues<Value, Mapped>(
  of: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, map(value)]));
}

describe('the order of a session’s events', () => {
  it('is by time, then as it is stated for one second, then lane after lane', PATIENT, () => {
    fc.assert(
      fc.property(someSession, fc.integer({ min: 1, max: 50 }), fc.boolean(), (events, step, whole) => {
        // Few events a step, so that runs are merged; and times between two seconds, which AWS does not give.
        const store = storeOf(whole ? events : mapValues(events, betweenSeconds));
        const index = indexOf(store, store.ids, step);
        const naive = IDS.flatMap((id) => {
          const lane = store.lane(id)?.events;
          return Array.from({ length: lane?.count ?? 0 }, (_, event) => ({ id, event }));
        }).toSorted((a, b) => {
          const [one, other] = [a, b].map(({ id, event }) => {
            const lane = store.lane(id)?.events;
            return { time: lane?.times[event] ?? 0, kind: lane?.kinds[event] ?? 0 };
          });
          const lanes = store.ids.indexOf(a.id) - store.ids.indexOf(b.id);
          return one!.time - other!.time || one!.kind - other!.kind || lanes || a.event - b.event;
        });
        const placed = Array.from({ length: index.count }, (_, i) => index.place(i));
        expect(placed.map(({ lane, event }) => ({ id: index.ids[lane], event }))).toEqual(naive);
      }),
      { numRuns },
    );
  });

  it('is right where instants do not fit beside a place into one number', () => {
    const store = storeOf({
      ada: [{ name: 'JOINED', eventTime: '1970-01-01T00:00:00.001Z' }],
      ben: [
        { name: 'LEFT', eventTime: '9999-12-31T23:59:59.999Z' },
        { name: 'JOINED', eventTime: '2026-11-20T14:00:00Z' },
      ],
    });
    const index = indexOf(store);
    const names = Array.from({ length: 3 }, (_, i) => listedEvent(index, store, index.place(i)).name);
    expect(names).toEqual(['JOINED', 'JOINED', 'LEFT']);
  });

  it('leaves out lanes that are not loaded, and those that are not asked for', () => {
    const store = storeOf({ ada: [{ name: 'JOINED', eventTime: '2026-11-20T14:00:00Z' }], ben: [] });
    store.setParticipants([{ participantId: 'ada' }, { participantId: 'cleo' }], true);
    store.addEvents('cleo', [{ name: 'JOINED', eventTime: '2026-11-20T14:00:00Z' }]);
    expect(indexOf(store).count).toBe(1);
    expect(indexOf(store, ['cleo']).count).toBe(0);
  });
});

describe('the events that a filter leaves in a window', () => {
  const someFilter: fc.Arbitrary<EventFilter> = fc.record({
    kinds: fc.subarray([...EVENT_KINDS]),
    errorsOnly: fc.boolean(),
    person: fc.constantFrom('', 'ada', 'USER-b', ' cleo ', 'nobody'),
  });

  it('are those that looking at every one of them finds', PATIENT, () => {
    fc.assert(
      fc.property(
        someSession,
        someFilter,
        fc.integer({ min: -2, max: 42 }),
        fc.integer({ min: 0, max: 20 }),
        (events, filter, from, length) => {
          const store = storeOf(events);
          const index = indexOf(store);
          const all = new FilteredEvents(index, undefined);
          const window = { from: START + from * 1000, to: START + (from + length) * 1000 };
          const text = filter.person.trim().toLowerCase();
          const about = (id: string | undefined) => id !== undefined && `user-${id} ${id}`.includes(text);
          const expected = inWords(all, store).filter((_, position) => {
            const event = listedEvent(index, store, index.place(position));
            if (event.time < window.from || event.time > window.to) return false;
            if (filter.kinds.length > 0 && !filter.kinds.includes(kindOfEvent(event.name))) return false;
            if (filter.errorsOnly && !event.failed) return false;
            return text === '' || about(event.participantId) || about(event.remoteParticipantId);
          });
          const filtered = finished(filterEvents(index, store, filter));
          const { first, end } = filtered.within(window);
          expect(inWords(filtered, store).slice(first, end)).toEqual(expected);
        },
      ),
      { numRuns },
    );
  });

  it('are all of them without a filter, found in the whole without a list of their own', () => {
    const store = storeOf({
      ada: [{ name: 'JOINED', eventTime: '2026-11-20T14:00:00Z' }],
      ben: [],
      cleo: [],
    });
    const filtered = finished(filterEvents(indexOf(store), store, NO_FILTER));
    expect(filtered.within({ from: START, to: START })).toEqual({ first: 0, end: 1 });
    expect(filtered.within({ from: START + 1, to: START + 2 })).toEqual({ first: 1, end: 1 });
  });
});

it('orders the kinds of one second as the rest of the console does', () => {
  const names = [
    'LEFT',
    'SUBSCRIBE_STARTED',
    'PUBLISH_STARTED',
    'JOINED',
    'PUBLISH_STOPPED',
    'SUBSCRIBE_STOPPED',
  ];
  const store = storeOf({
    ada: names.map((name) => ({ name, eventTime: '2026-11-20T14:00:00Z' })),
  });
  const index = indexOf(store);
  const inOrder = names.map((_, i) => listedEvent(index, store, index.place(i)).name);
  expect(inOrder).toEqual(names.toSorted((a, b) => rankOfEvent(a) - rankOfEvent(b)));
});
