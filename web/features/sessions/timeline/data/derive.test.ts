import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParticipantEvent } from '#shared/participants/contract.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { at, sensibleLane, someEvents, START, PATIENT } from '../testing/arbitrary-events.ts';
import { bySubject, seconds, shapeInWords } from '../testing/read-lane.ts';
import { deriveLane, LaneDeriver, type LaneShape } from './derive.ts';
import { ENDED_BY_LEAVING, type Intervals, OPEN_END, OPEN_START } from './intervals.ts';
import { TimelineStore } from './store.ts';

const numRuns = 200 * SCALE;
const END = START + 100_000;

function loaded(events: readonly ParticipantEvent[]) {
  const store = new TimelineStore();
  store.setParticipants([{ participantId: 'p1' }], true);
  store.addEvents('p1', events);
  const lane = store.lane('p1');
  if (!lane) throw new Error('The lane was just listed.');
  return { store, events: lane.events };
}

function derived(events: readonly ParticipantEvent[], firstJoin?: number, end = END) {
  const { store, events: columns } = loaded(events);
  return { store, shape: deriveLane(columns, firstJoin, end) };
}

const event = (name: string, second: number, remote?: string): ParticipantEvent => ({
  name,
  eventTime: at(second),
  remoteParticipantId: remote,
});

describe('a lane that is told whole', () => {
  const { store, shape } = derived([
    event('JOINED', 0),
    event('PUBLISH_STARTED', 0),
    event('SUBSCRIBE_STARTED', 2, 'ada'),
    event('SUBSCRIBE_STARTED', 4, 'ben'),
    event('TOKEN_EXCHANGED', 6),
    event('SUBSCRIBE_ERROR', 7, 'cleo'),
    event('SUBSCRIBE_STOPPED', 8, 'ada'),
    event('PUBLISH_STOPPED', 9),
    event('SUBSCRIBE_STOPPED', 12, 'ben'),
    event('LEFT', 12),
  ]);

  test('has its presence, publishing and subscriptions', () => {
    expect(seconds(shape.presence)).toEqual([[0, 12]]);
    expect(seconds(shape.publishing)).toEqual([[0, 9]]);
    expect(bySubject(store, shape.subscriptions)).toEqual({ ada: [[2, 8]], ben: [[4, 12]] });
    expect(seconds(shape.receiving)).toEqual([[2, 12]]);
  });

  test('has its errors and token exchanges', () => {
    expect([...shape.errors.times]).toEqual([START + 7000]);
    expect([...shape.exchanges.times]).toEqual([START + 6000]);
  });
});

describe('what is missing', () => {
  test('LEFT: presence goes to the end and is open', () => {
    const { shape } = derived([event('JOINED', 0), event('PUBLISH_STARTED', 1)]);
    expect(seconds(shape.presence)).toEqual([[0, 100, OPEN_END]]);
    expect(seconds(shape.publishing)).toEqual([[1, 100, OPEN_END]]);
  });

  test('JOINED: presence begins with the first join that AWS tells of', () => {
    const { shape } = derived([event('PUBLISH_STARTED', 5), event('LEFT', 9)], START + 2000);
    expect(seconds(shape.presence)).toEqual([[2, 9]]);
  });

  test('JOINED, and no first join: presence begins with what proves it', () => {
    const { shape } = derived([event('PUBLISH_STARTED', 5), event('LEFT', 9)]);
    expect(seconds(shape.presence)).toEqual([[5, 9, OPEN_START]]);
  });

  test('JOINED, and nothing but a LEFT', () => {
    expect(seconds(derived([event('LEFT', 9)], START).shape.presence)).toEqual([[0, 9]]);
    expect(seconds(derived([event('LEFT', 9)]).shape.presence)).toEqual([[9, 9, OPEN_START]]);
  });

  test('PUBLISH_STOPPED: publishing ends with leaving, and says so', () => {
    const { shape } = derived([event('JOINED', 0), event('PUBLISH_STARTED', 1), event('LEFT', 9)]);
    expect(seconds(shape.publishing)).toEqual([[1, 9, ENDED_BY_LEAVING]]);
  });

  test('PUBLISH_STARTED: publishing since joining, as far as is known', () => {
    const { shape } = derived([event('JOINED', 3), event('PUBLISH_STOPPED', 5), event('LEFT', 9)]);
    expect(seconds(shape.publishing)).toEqual([[3, 5, OPEN_START]]);
  });

  test('a stop that trails LEFT by a second brings nobody back', () => {
    const { shape } = derived([
      event('JOINED', 0),
      event('PUBLISH_STARTED', 1),
      event('LEFT', 9),
      event('PUBLISH_STOPPED', 10),
    ]);
    expect(seconds(shape.presence)).toEqual([[0, 9]]);
    expect(seconds(shape.publishing)).toEqual([[1, 9, ENDED_BY_LEAVING]]);
  });

  test('a second JOINED or LEFT changes nothing', () => {
    const { shape } = derived([event('JOINED', 0), event('JOINED', 4), event('LEFT', 9), event('LEFT', 11)]);
    expect(seconds(shape.presence)).toEqual([[0, 9]]);
  });
});

describe('within one second', () => {
  test('who is there and has LEFT and JOINED left first', () => {
    const { shape } = derived([
      event('JOINED', 0),
      event('PUBLISH_STARTED', 0),
      event('LEFT', 5),
      event('PUBLISH_STOPPED', 5),
      event('JOINED', 5),
      event('PUBLISH_STARTED', 5),
      event('LEFT', 9),
    ]);
    expect(seconds(shape.presence)).toEqual([
      [0, 5],
      [5, 9],
    ]);
    expect(seconds(shape.publishing)).toEqual([
      [0, 5],
      [5, 9, ENDED_BY_LEAVING],
    ]);
  });

  test('who is not there and has both came and went', () => {
    const { shape } = derived([event('LEFT', 5), event('JOINED', 5)]);
    expect(seconds(shape.presence)).toEqual([[5, 5]]);
  });

  test('a subscription that ends and begins goes on after a cut', () => {
    const { store, shape } = derived([
      event('JOINED', 0),
      event('SUBSCRIBE_STARTED', 1, 'ada'),
      event('SUBSCRIBE_STOPPED', 4, 'ada'),
      event('SUBSCRIBE_STARTED', 4, 'ada'),
      event('SUBSCRIBE_STOPPED', 6, 'ada'),
    ]);
    expect(bySubject(store, shape.subscriptions)).toEqual({
      ada: [
        [1, 4],
        [4, 6],
      ],
    });
    expect(seconds(shape.receiving)).toEqual([[1, 6]]);
  });
});

test('a replication goes on after the source has left, until it is stopped', () => {
  const { shape } = derived([
    event('JOINED', 0),
    event('PUBLISH_STARTED', 0),
    event('REPLICATION_STARTED', 2),
    event('LEFT', 5),
    event('REPLICATION_STOPPED', 8),
  ]);
  expect(seconds(shape.replicating)).toEqual([[2, 8]]);
});

test('an end before the last event makes no interval of negative length', () => {
  const { shape } = derived([event('JOINED', 50)], undefined, START);
  expect(seconds(shape.presence)).toEqual([[50, 50, OPEN_END]]);
});

describe('for any events at all', () => {
  const inOrder = ({ starts, ends, count }: Intervals) => {
    for (let i = 0; i < count; i += 1) {
      expect(ends[i]).toBeGreaterThanOrEqual(starts[i] ?? 0);
      if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(ends[i - 1] ?? 0);
    }
  };
  const part = (shape: LaneShape, i: number): Intervals => {
    const { starts, ends, flags, offsets } = shape.subscriptions;
    const [from, to] = [offsets[i], offsets[i + 1]];
    return {
      count: (to ?? 0) - (from ?? 0),
      starts: starts.subarray(from, to),
      ends: ends.subarray(from, to),
      flags: flags.subarray(from, to),
    };
  };

  test('intervals are in order and do not overlap', PATIENT, () => {
    fc.assert(
      fc.property(
        someEvents,
        fc.option(fc.integer({ min: -5, max: 45 }), { nil: undefined }),
        (events, join) => {
          const { shape } = derived(events, join === undefined ? undefined : START + join * 1000);
          inOrder(shape.presence);
          inOrder(shape.publishing);
          inOrder(shape.receiving);
          shape.subscriptions.subjects.forEach((_, i) => inOrder(part(shape, i)));
        },
      ),
      { seed: 1, numRuns },
    );
  });

  test('nobody publishes or receives while not there', PATIENT, () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const { shape } = derived(events);
        const within = (inner: Intervals) => {
          for (let i = 0; i < inner.count; i += 1) {
            const [start, end] = [inner.starts[i] ?? 0, inner.ends[i] ?? 0];
            // A lone stop is the one thing that may stand outside: a moment, marked as having no start.
            if (start === end && ((inner.flags[i] ?? 0) & OPEN_START) !== 0) continue;
            const covered = Array.from(shape.presence.starts).some(
              (from, k) => from <= start && (shape.presence.ends[k] ?? 0) >= end,
            );
            expect(covered).toBe(true);
          }
        };
        within(shape.publishing);
        shape.subscriptions.subjects.forEach((_, i) => within(part(shape, i)));
      }),
      { seed: 2, numRuns },
    );
  });

  test('deriving in pieces equals deriving the whole', PATIENT, () => {
    fc.assert(
      fc.property(someEvents, fc.array(fc.nat(60), { maxLength: 5 }), (events, cuts) => {
        const { store, events: columns } = loaded(events);
        // A piece ends where a second does: within one, order means nothing.
        const places = cuts
          .filter((cut) => cut > 0 && cut < columns.count && columns.times[cut] !== columns.times[cut - 1])
          .sort((a, b) => a - b);
        const deriver = new LaneDeriver(undefined);
        let from = 0;
        for (const to of [...places, columns.count]) {
          deriver.take(columns, from, to);
          from = to;
        }
        const whole = deriveLane(columns, undefined, END);
        expect(shapeInWords(store, deriver.finish(END))).toEqual(shapeInWords(store, whole));
      }),
      { seed: 3, numRuns },
    );
  });

  test('arrival in any order and twice gives the same shape', PATIENT, () => {
    fc.assert(
      fc.property(
        someEvents.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
          ),
        ),
        ([events, shuffled]) => {
          const once = derived(events);
          const { store, shape } = derived(shuffled);
          expect(shapeInWords(store, shape)).toEqual(shapeInWords(once.store, once.shape));
        },
      ),
      { seed: 4, numRuns },
    );
  });
});

describe('a sensible lane in which something goes wrong', () => {
  test('losing any one event keeps all time that its neighbours prove', PATIENT, () => {
    fc.assert(
      fc.property(sensibleLane, fc.nat(), (events, which) => {
        const lost = events[which % events.length];
        const whole = derived(events).shape;
        const { shape } = derived(events.filter((candidate) => candidate !== lost));
        // Whoever published at some moment in both tellings was there in both.
        for (let i = 0; i < whole.publishing.count; i += 1) {
          const middle = ((whole.publishing.starts[i] ?? 0) + (whole.publishing.ends[i] ?? 0)) / 2;
          const present = Array.from(shape.presence.starts).some(
            (from, k) => from <= middle && (shape.presence.ends[k] ?? 0) >= middle,
          );
          expect(present).toBe(true);
        }
      }),
      { seed: 5, numRuns },
    );
  });

  test('a clock that jumps back for some events breaks nothing', PATIENT, () => {
    fc.assert(
      fc.property(sensibleLane, fc.nat(), fc.integer({ min: -86_400, max: 86_400 }), (events, from, jump) => {
        const cut = from % events.length;
        const jumped = events.map((each, i) =>
          i < cut || each.eventTime === undefined
            ? each
            : { ...each, eventTime: new Date(Date.parse(each.eventTime) + jump * 1000).toISOString() },
        );
        const { shape } = derived(jumped);
        expect(shape.presence.count).toBeGreaterThan(0);
        expect(shape.presence.ends.every((end, i) => end >= (shape.presence.starts[i] ?? 0))).toBe(true);
      }),
      { seed: 6, numRuns },
    );
  });
});
