import { describe, expect, test } from 'vitest';
import type { LaneRow } from './data/lane-row.ts';
import { SessionTimeline } from './data/session-timeline.ts';
import type { LaneSource } from './paint/paint-lanes.ts';
import { readoutOfRow } from './readout.ts';
import { at, START } from './testing/arbitrary-events.ts';

const CLOCKS = { zone: 'Europe/Vienna', secondZone: undefined };
const ROW: LaneRow = {
  kind: 'person',
  key: 'p1',
  ids: ['p1'],
  people: 1,
  expanded: undefined,
  pinned: false,
};
const VIEWERS: LaneRow = {
  ...ROW,
  kind: 'viewers',
  key: 'viewers',
  ids: ['p1', 'p2'],
  people: 2,
  expanded: false,
};

function source(): LaneSource {
  const timeline = new SessionTimeline();
  timeline.setParticipants(
    [
      { participantId: 'p1', firstJoinTime: at(5) },
      { participantId: 'p2', firstJoinTime: at(10) },
    ],
    true,
  );
  return {
    timeline,
    rows: [ROW],
    extent: { start: START, end: START + 100_000 },
    knownUntil: START + 100_000,
    idleTail: { from: START + 80_000, to: START + 100_000 },
  };
}

describe('the read-out of a row', () => {
  test('gives the time by all clocks, and what is known of a lane that is not loaded', () => {
    expect(readoutOfRow(source(), ROW, START + 65_000, 0, CLOCKS)).toEqual({
      name: 'p1',
      time: '2026-11-20 15:01:05 CET',
      otherTimes: ['14:01:05 UTC', '+1:05'],
      lines: [{ mark: 'none', text: 'Joined 15:00:05. Events not loaded.' }],
    });
    const both = { zone: 'UTC', secondZone: 'America/New_York' };
    expect(readoutOfRow(source(), ROW, START - 10_000, 0, both)?.otherTimes).toEqual([
      '08:59:50 EST',
      '−0:10',
    ]);
  });

  test('names the idle tail', () => {
    expect(readoutOfRow(source(), ROW, START + 90_000, 0, CLOCKS)?.lines.at(-1)?.text).toBe(
      'Idle tail: nobody has published since 15:01:20',
    );
  });

  test('counts viewers, and those of whom it is not known', () => {
    const some = source();
    some.timeline.take({
      participantId: 'p1',
      asOf: START + 100_000,
      events: [
        { name: 'JOINED', eventTime: at(5) },
        { name: 'LEFT', eventTime: at(50) },
      ],
    });
    const lines = (second: number) =>
      readoutOfRow(some, VIEWERS, START + second * 1000, 0, CLOCKS)?.lines.map(({ text }) => text);
    expect(lines(20)).toEqual([
      '1 of 2 people were in',
      '1 more had joined; whether they were still in is not loaded',
    ]);
    expect(lines(7)).toEqual(['1 of 2 people were in']);
    expect(lines(60)?.[0]).toBe('0 of 2 people were in');
    expect(lines(200)).toEqual(['Outside of the session']);
  });

  test('says of a live session where its knowledge ends', () => {
    const live = { ...source(), extent: { start: START, end: undefined } };
    expect(readoutOfRow(live, ROW, START + 101_000, 0, CLOCKS)?.lines.map(({ text }) => text)).toEqual([
      'Later than what is known of the session',
    ]);
  });

  test('is none of a row whose participants are gone', () => {
    expect(readoutOfRow(source(), { ...ROW, ids: ['gone'] }, START, 0, CLOCKS)).toBeUndefined();
  });
});
