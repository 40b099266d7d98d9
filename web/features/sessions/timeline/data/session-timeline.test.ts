import { describe, expect, test } from 'vitest';
import { at, START } from '../testing/arbitrary-events.ts';
import { eventsInWords } from '../testing/read-lane.ts';
import { IN_FLIGHT_LIMIT } from './load-queue.ts';
import { type EventPage, type LoadEventPage, SessionTimeline } from './session-timeline.ts';

const live = { start: START, end: undefined };
const joined: EventPage = { items: [{ name: 'JOINED', eventTime: at(0) }], asOf: at(60) };

/** Lets every promise that can settle do so. */
const settled = async () => {
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
};

function timelineWith(loadPage: LoadEventPage, ids = ['p1', 'p2', 'p3']) {
  const timeline = new SessionTimeline(loadPage, (error) =>
    error instanceof Error ? error.message : String(error),
  );
  timeline.setParticipants(
    ids.map((participantId) => ({ participantId, published: participantId === 'p3' })),
    true,
  );
  return timeline;
}

describe('loading a lane', () => {
  test('goes through all pages and is as old as the first of them', async () => {
    const pages: Record<string, EventPage> = {
      '': { ...joined, nextToken: 'two' },
      two: { items: [{ name: 'PUBLISH_STARTED', eventTime: at(1) }], nextToken: 'three', asOf: at(70) },
      three: { items: [{ name: 'LEFT', eventTime: at(9) }], nextToken: '', asOf: at(80) },
    };
    const timeline = timelineWith(async (_, token) => pages[token ?? ''] ?? joined);
    timeline.look(['p1']);
    expect(timeline.store.lane('p1')?.load.state).toBe('loading');
    await settled();
    expect(eventsInWords(timeline.store, 'p1').map((line) => line.split(' ')[1])).toEqual([
      'JOINED',
      'PUBLISH_STARTED',
      'LEFT',
    ]);
    expect(timeline.store.lane('p1')?.load).toEqual({ state: 'loaded', asOf: START + 60_000 });
  });

  test('has no shape until the last page has come', async () => {
    let release = (_: EventPage) => {};
    const timeline = timelineWith((_, token) =>
      token === undefined
        ? Promise.resolve({ ...joined, nextToken: 'more' })
        : new Promise((resolve) => (release = resolve)),
    );
    timeline.look(['p1']);
    await settled();
    const half = timeline.store.lane('p1');
    expect(half?.events.count).toBe(1);
    expect(half && timeline.shapeOf(half, live)).toBeUndefined();
    release(joined);
    await settled();
    const whole = timeline.store.lane('p1');
    expect(whole && timeline.shapeOf(whole, live)?.presence.count).toBe(1);
  });

  test('an open end on a live session is the lane’s own age, not that of another', async () => {
    const timeline = timelineWith(async (id) => ({ ...joined, asOf: at(id === 'p1' ? 60 : 90) }));
    timeline.look(['p1', 'p2']);
    await settled();
    const ends = ['p1', 'p2'].map((id) => {
      const lane = timeline.store.lane(id);
      return lane && timeline.shapeOf(lane, live)?.presence.ends[0];
    });
    expect(ends).toEqual([START + 60_000, START + 90_000]);
  });
});

describe('looking', () => {
  test('publishers are loaded first', () => {
    const asked: string[] = [];
    const timeline = timelineWith((id) => {
      asked.push(id);
      return new Promise(() => {});
    });
    timeline.look(['p1', 'p2', 'p3']);
    expect(asked).toEqual(['p3', 'p1', 'p2']);
  });

  test('away cancels: the lane is not loaded, and what came is used when it is looked at again', async () => {
    const signals: AbortSignal[] = [];
    const timeline = timelineWith((_, token, signal) => {
      signals.push(signal);
      return token === undefined && signals.length === 1
        ? Promise.resolve({ ...joined, nextToken: 'more' })
        : new Promise(() => {});
    });
    timeline.look(['p1']);
    await settled();
    timeline.look(['p2']);
    expect(signals[1]?.aborted).toBe(true);
    expect(timeline.store.lane('p1')?.load.state).toBe('not-loaded');
  });

  test('at many never has more in flight than allowed', () => {
    const ids = Array.from({ length: 200 }, (_, i) => `p${i}`);
    let asked = 0;
    const timeline = timelineWith(() => {
      asked += 1;
      return new Promise(() => {});
    }, ids);
    timeline.look(ids.slice(0, 30), ids);
    expect(asked).toBe(IN_FLIGHT_LIMIT);
    expect(timeline.inFlight).toBe(IN_FLIGHT_LIMIT);
  });
});

describe('a failed lane', () => {
  test('says why, is left alone, and is loaded when somebody asks', async () => {
    let calls = 0;
    const timeline = timelineWith(async () => {
      calls += 1;
      if (calls === 1) throw new Error('AWS asked for fewer requests');
      return joined;
    });
    timeline.look(['p1']);
    await settled();
    expect(timeline.store.lane('p1')?.load).toEqual({
      state: 'failed',
      reason: 'AWS asked for fewer requests',
      asOf: undefined,
    });
    timeline.look(['p1']);
    await settled();
    expect(calls).toBe(1);
    timeline.retry(['p1']);
    await settled();
    expect(timeline.store.lane('p1')?.load.state).toBe('loaded');
  });
});

test('a refresh keeps what is on screen and loads what is looked at anew', async () => {
  let asOf = at(60);
  const timeline = timelineWith(async () => ({ ...joined, asOf }));
  timeline.look(['p1', 'p2']);
  await settled();
  asOf = at(120);
  timeline.look(['p1']);
  timeline.refresh(live);
  expect(timeline.store.lane('p1')?.load).toEqual({ state: 'loading', asOf: START + 60_000 });
  await settled();
  expect(timeline.store.lane('p1')?.load).toEqual({ state: 'loaded', asOf: START + 120_000 });
  expect(timeline.store.lane('p2')?.load).toMatchObject({ asOf: START + 60_000, stale: true });
});

test('a refresh leaves alone what was loaded after the session had ended', async () => {
  const timeline = timelineWith(async () => joined);
  timeline.look(['p1']);
  await settled();
  timeline.refresh({ start: START, end: START + 30_000 });
  expect(timeline.store.needsLoad('p1')).toBe(false);
  timeline.refresh({ start: START, end: START + 90_000 });
  expect(timeline.store.needsLoad('p1')).toBe(true);
});

test('figures over the session become known as lanes come', async () => {
  const timeline = timelineWith(async () => joined);
  expect(timeline.figures(live)).toMatchObject({
    participants: 3,
    loaded: 0,
    peak: undefined,
    publishers: 1,
  });
  timeline.look(['p1', 'p2', 'p3']);
  await settled();
  expect(timeline.figures(live)).toMatchObject({ loaded: 3, peak: 3 });
});
