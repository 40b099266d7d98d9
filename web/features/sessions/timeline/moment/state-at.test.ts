import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParticipantEvent, ParticipantSummary } from '#shared/participants/contract.ts';
import { rankOfEvent } from '#shared/participants/event-order.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { SessionTimeline } from '../data/session-timeline.ts';
import { at, PATIENT, START } from '../testing/arbitrary-events.ts';
import { LENGTH, PEOPLE, someSession } from '../testing/arbitrary-session.ts';
import { type StateAt, StateBook } from './state-at.ts';

const numRuns = 100 * SCALE;
const END = START + LENGTH * 1000;
const ENDED = { extent: { start: START, end: END }, listedUntil: END };
const LIVE = { extent: { start: START, end: undefined }, listedUntil: END };

function firstJoin(events: readonly ParticipantEvent[]): string | undefined {
  return events.flatMap(({ name, eventTime }) => (name === 'JOINED' ? (eventTime ?? []) : [])).sort()[0];
}

function timelineOf(
  events: Readonly<Record<string, readonly ParticipantEvent[]>>,
  loadedAt: Readonly<Record<string, number>> = {},
  more: Readonly<Record<string, Partial<ParticipantSummary>>> = {},
): SessionTimeline {
  const timeline = new SessionTimeline();
  timeline.setParticipants(
    Object.entries(events).map(([participantId, own]) => ({
      participantId,
      userId: participantId,
      firstJoinTime: firstJoin(own),
      ...more[participantId],
    })),
    true,
  );
  for (const [participantId, own] of Object.entries(events)) {
    const asOf = loadedAt[participantId] ?? END;
    if (asOf > 0) timeline.take({ participantId, asOf, events: own });
  }
  return timeline;
}

function stateOf(
  timeline: SessionTimeline,
  second: number,
  times: Parameters<StateBook['read']>[1] = ENDED,
  book = new StateBook(),
): StateAt {
  const work = book.read(timeline.store, times, START + second * 1000);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** In words that can be compared: who was in, who published, who received whom. */
function inWords(state: StateAt, timeline: SessionTimeline) {
  const ids = (list: StateAt['in']) => list.map(({ lane }) => lane.id).sort();
  return {
    in: ids(state.in),
    publishing: ids(state.publishing),
    receives: state.in
      .flatMap(({ lane, receives }) =>
        receives.map(({ subject }) => `${lane.id} ${timeline.store.subjects.text(subject)}`),
      )
      .sort(),
  };
}

/** The same, worked out in the plainest way: every event up to the moment is played, one after the other. */
function replayed(events: Readonly<Record<string, readonly ParticipantEvent[]>>, second: number) {
  const state = { in: [] as string[], publishing: [] as string[], receives: [] as string[] };
  for (const [id, own] of Object.entries(events)) {
    const inOrder = own.toSorted(
      (a, b) =>
        Date.parse(a.eventTime ?? '') - Date.parse(b.eventTime ?? '') ||
        rankOfEvent(a.name) - rankOfEvent(b.name),
    );
    let isIn = false;
    let publishes = false;
    const received = new Set<string>();
    for (const { name, eventTime, remoteParticipantId = '' } of inOrder) {
      if (Date.parse(eventTime ?? '') > START + second * 1000) break;
      if (name === 'JOINED') isIn = true;
      if (name === 'PUBLISH_STARTED') publishes = true;
      if (name === 'SUBSCRIBE_STARTED') received.add(remoteParticipantId);
      if (name === 'SUBSCRIBE_STOPPED') received.delete(remoteParticipantId);
      if (name === 'PUBLISH_STOPPED') publishes = false;
      if (name !== 'LEFT') continue;
      isIn = false;
      publishes = false;
      received.clear();
    }
    if (isIn) state.in.push(id);
    if (publishes) state.publishing.push(id);
    for (const other of received) state.receives.push(`${id} ${other}`);
  }
  return { in: state.in.sort(), publishing: state.publishing.sort(), receives: state.receives.sort() };
}

describe('the state at a moment', () => {
  it('is what playing every event up to it gives, however the events came', PATIENT, () => {
    fc.assert(
      fc.property(someSession, fc.integer({ min: -5, max: LENGTH }), (events, second) => {
        const timeline = timelineOf(events);
        expect(inWords(stateOf(timeline, second), timeline)).toEqual(replayed(events, second));
      }),
      { numRuns: 3 * numRuns },
    );
  });

  it('is the same whether lanes are read at once, piece by piece, or after another moment', PATIENT, () => {
    fc.assert(
      fc.property(
        someSession,
        fc.integer({ min: 0, max: LENGTH }),
        fc.integer({ min: 0, max: LENGTH }),
        (events, first, second) => {
          const whole = timelineOf(events);
          const growing = timelineOf(events, Object.fromEntries(PEOPLE.map((id) => [id, 0])));
          const book = new StateBook();
          stateOf(growing, first, ENDED, book);
          for (const id of PEOPLE) {
            growing.take({ participantId: id, asOf: END, events: events[id] ?? [] });
            stateOf(growing, second, ENDED, book);
          }
          expect(inWords(stateOf(growing, second, ENDED, book), growing)).toEqual(
            inWords(stateOf(whole, second), whole),
          );
        },
      ),
      { numRuns },
    );
  });

  it('never counts somebody whose events are not loaded as absent or present', PATIENT, () => {
    fc.assert(
      fc.property(someSession, fc.integer({ min: 0, max: LENGTH }), (events, second) => {
        const state = stateOf(timelineOf(events, { ada: 0 }), second);
        const joined = firstJoin(events['ada'] ?? []);
        const isKnown = joined !== undefined && Date.parse(joined) > START + second * 1000;
        expect(state.in.map(({ lane }) => lane.id)).not.toContain('ada');
        expect(state.unknown.map(({ lane }) => lane.id)).toEqual(isKnown ? [] : ['ada']);
      }),
      { numRuns },
    );
  });
});

describe('a live session', () => {
  const goingOn = { ada: [{ name: 'JOINED', eventTime: at(10) }] } as const;

  it('is known up to the second at which a lane was loaded, and no further', () => {
    const timeline = timelineOf(goingOn, { ada: START + 60_000 }, { ada: { state: 'CONNECTED' } });
    expect(stateOf(timeline, 60, LIVE).in).toHaveLength(1);
    expect(stateOf(timeline, 61, LIVE).in).toHaveLength(0);
    expect(stateOf(timeline, 61, LIVE).unknown).toHaveLength(1);
  });

  it('knows of somebody who had left that it is still so while the list says it', () => {
    const left = { ada: [...goingOn.ada, { name: 'LEFT', eventTime: at(20) }] };
    const timeline = timelineOf(left, { ada: START + 60_000 }, { ada: { state: 'DISCONNECTED' } });
    expect(stateOf(timeline, 90, LIVE)).toMatchObject({ in: [], unknown: [] });
    expect(stateOf(timeline, LENGTH + 1, LIVE).unknown).toHaveLength(1);
  });
});

describe('errors about a moment', () => {
  it('are those within a minute to both sides, by time, whoever had them', () => {
    const failed = (second: number) => ({
      name: 'PUBLISH_ERROR' as const,
      eventTime: at(second),
      errorCode: 'QUOTA_EXCEEDED' as const,
    });
    const timeline = timelineOf({
      ada: [{ name: 'JOINED', eventTime: at(1) }, failed(100), failed(30)],
      ben: [{ name: 'JOINED', eventTime: at(155) }, failed(160), failed(161)],
    });
    const seconds = stateOf(timeline, 100).errors.map(({ time }) => (time - START) / 1000);
    expect(seconds).toEqual([100, 160]);
    expect(stateOf(timeline, 90).errors.map(({ time }) => (time - START) / 1000)).toEqual([30, 100]);
  });
});
