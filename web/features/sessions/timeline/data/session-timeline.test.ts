import { describe, expect, test } from 'vitest';
import type { EventLane } from '#shared/participants/event-columns.ts';
import { at, START } from '../testing/arbitrary-events.ts';
import { eventsInWords } from '../testing/read-lane.ts';
import { SessionTimeline } from './session-timeline.ts';

const live = { start: START, end: undefined };

/** Who joined at the start and was asked about so many seconds later. */
const joined = (participantId: string, second = 60): EventLane => ({
  participantId,
  asOf: START + second * 1000,
  settled: false,
  events: [{ name: 'JOINED', eventTime: at(0) }],
});

function timelineOf(ids = ['p1', 'p2', 'p3']) {
  const timeline = new SessionTimeline();
  timeline.setParticipants(
    ids.map((participantId) => ({ participantId, published: participantId === 'p3' })),
    true,
  );
  return timeline;
}
const stateOf = (timeline: SessionTimeline, id: string) => timeline.store.lane(id)?.load.state;

describe('a lane', () => {
  test('is loaded when its events have come, and as old as they are', () => {
    const timeline = timelineOf();
    timeline.take(joined('p1', 60));
    timeline.take(joined('p2', 90));
    expect(timeline.store.lane('p1')?.load).toEqual({ state: 'loaded', asOf: START + 60_000 });
    // An open end on a live session is the lane's own age, not that of another.
    const ends = ['p1', 'p2'].map((id) => {
      const lane = timeline.store.lane(id);
      return lane && timeline.shapeOf(lane, live)?.presence.ends[0];
    });
    expect(ends).toEqual([START + 60_000, START + 90_000]);
  });

  test('that comes again has what is new, and nothing twice; an older one takes nothing away', () => {
    const timeline = timelineOf();
    const left = { name: 'LEFT', eventTime: at(80) } as const;
    timeline.take({ ...joined('p1', 90), events: [...joined('p1').events, left] });
    timeline.take(joined('p1', 60));
    expect(eventsInWords(timeline.store, 'p1').map((line) => line.split(' ')[1])).toEqual(['JOINED', 'LEFT']);
    expect(timeline.store.lane('p1')?.load).toEqual({ state: 'loaded', asOf: START + 90_000 });
  });

  test('may come before the list names it', () => {
    const timeline = timelineOf([]);
    timeline.take(joined('p1'));
    timeline.setParticipants([{ participantId: 'p1' }], true);
    expect(stateOf(timeline, 'p1')).toBe('loaded');
  });
});

describe('looking', () => {
  test('at lanes that are not there says that they are loading, and looking away that they are not', () => {
    const timeline = timelineOf();
    timeline.take(joined('p1'));
    timeline.look(['p1', 'p2']);
    expect([stateOf(timeline, 'p1'), stateOf(timeline, 'p2'), timeline.waiting]).toEqual([
      'loaded',
      'loading',
      true,
    ]);
    timeline.look(['p3']);
    expect([stateOf(timeline, 'p2'), stateOf(timeline, 'p3')]).toEqual(['not-loaded', 'loading']);
    timeline.take(joined('p3'));
    expect(timeline.waiting).toBe(false);
  });
});

describe('a failed lane', () => {
  test('says why until it is tried again, and keeps what it had', () => {
    const timeline = timelineOf();
    timeline.look(['p1']);
    timeline.take(joined('p2'));
    const reason = 'AWS asked for fewer requests';
    timeline.setFailures(['p1', 'p2'].map((participantId) => ({ participantId, reason })));
    expect(timeline.store.lane('p1')?.load).toEqual({ state: 'failed', reason, asOf: undefined });
    expect(timeline.store.lane('p2')?.load).toEqual({ state: 'failed', reason, asOf: START + 60_000 });
    expect(timeline.waiting).toBe(false);
    timeline.setFailures([]);
    expect([stateOf(timeline, 'p1'), stateOf(timeline, 'p2')]).toEqual(['loading', 'loaded']);
  });

  test('is no longer one when its events have come', () => {
    const timeline = timelineOf();
    timeline.setFailures([{ participantId: 'p1', reason: 'no' }]);
    timeline.take(joined('p1'));
    timeline.setFailures([]);
    expect(stateOf(timeline, 'p1')).toBe('loaded');
  });
});

test('figures over the session become known as lanes come', () => {
  const timeline = timelineOf();
  expect(timeline.figures(live)).toMatchObject({
    participants: 3,
    loaded: 0,
    peak: undefined,
    publishers: 1,
  });
  for (const id of ['p1', 'p2', 'p3']) timeline.take(joined(id));
  expect(timeline.figures(live)).toMatchObject({ loaded: 3, peak: 3 });
});
