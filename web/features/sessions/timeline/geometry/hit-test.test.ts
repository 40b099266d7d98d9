import { describe, expect, test } from 'vitest';
import { deriveLane } from '../data/derive.ts';
import { TimelineStore } from '../data/store.ts';
import { at, START } from '../testing/arbitrary-events.ts';
import { hitLane } from './hit-test.ts';

const store = new TimelineStore();
store.setParticipants([{ participantId: 'p1' }], true);
store.addEvents('p1', [
  { name: 'JOINED', eventTime: at(0) },
  { name: 'PUBLISH_STARTED', eventTime: at(10) },
  { name: 'SUBSCRIBE_STARTED', eventTime: at(20), remoteParticipantId: 'ada' },
  { name: 'SUBSCRIBE_STARTED', eventTime: at(30), remoteParticipantId: 'ben' },
  { name: 'SUBSCRIBE_ERROR', eventTime: at(41), remoteParticipantId: 'cleo', errorCode: 'QUOTA_EXCEEDED' },
  { name: 'SUBSCRIBE_ERROR', eventTime: at(44), remoteParticipantId: 'cleo', errorCode: 'QUOTA_EXCEEDED' },
  { name: 'TOKEN_EXCHANGED', eventTime: at(50) },
  { name: 'PUBLISH_STOPPED', eventTime: at(60) },
  { name: 'SUBSCRIBE_STOPPED', eventTime: at(70), remoteParticipantId: 'ada' },
  { name: 'LEFT', eventTime: at(90) },
]);
const events = store.lane('p1')?.events;
if (!events) throw new Error('The lane was just listed.');
const shape = deriveLane(events, undefined, START + 100_000);
const hit = (second: number) => hitLane(shape, START + second * 1000, 2000);

describe('under the pointer', () => {
  test('is who was there and what they sent and received', () => {
    const found = hit(35);
    expect(found.presence).toEqual({ start: START, end: START + 90_000, flags: 0 });
    expect(found.publishing).toMatchObject({ start: START + 10_000, end: START + 60_000 });
    expect(found.receivedFrom.map((subject) => store.subjects.text(subject)).sort()).toEqual(['ada', 'ben']);
    expect(hit(75).receivedFrom.map((subject) => store.subjects.text(subject))).toEqual(['ben']);
  });

  test('is nothing before the join and after leaving', () => {
    for (const second of [-5, 95]) {
      expect(hit(second)).toMatchObject({ presence: undefined, publishing: undefined, receivedFrom: [] });
    }
  });

  test('is the nearest error within reach, and how many there are', () => {
    expect(events.times[hit(42).error]).toBe(START + 41_000);
    expect(hit(42).errorCount).toBe(2);
    expect(events.times[hit(45).error]).toBe(START + 44_000);
    expect(hit(35)).toMatchObject({ error: -1, errorCount: 0 });
  });

  test('is a token exchange within reach', () => {
    expect(events.times[hit(51).exchange]).toBe(START + 50_000);
    expect(hit(55).exchange).toBe(-1);
  });
});
