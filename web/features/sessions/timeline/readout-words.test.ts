import { describe, expect, test } from 'vitest';
import type { ParticipantEvent } from '#shared/participants/contract.ts';
import { deriveLane } from './data/derive.ts';
import { TimelineStore } from './data/store.ts';
import { linesOfPerson, type ReadoutEntry } from './readout-words.ts';
import { at, START } from './testing/arbitrary-events.ts';

function lines(events: readonly ParticipantEvent[], second: number, live = false): string[] {
  const store = new TimelineStore();
  store.setParticipants(
    [
      { participantId: 'p1', userId: 'ada' },
      { participantId: 'p2', userId: 'ben' },
    ],
    true,
  );
  store.addEvents('p1', events);
  const lane = store.lane('p1');
  if (!lane) throw new Error('The lane was just listed.');
  const shape = deriveLane(lane.events, undefined, START + 100_000);
  const time = START + second * 1000;
  return linesOfPerson([{ lane, shape }], { store, time, reach: 1000, zone: 'UTC', live }).map(
    ({ text }) => text,
  );
}

describe('the read-out', () => {
  const told: ParticipantEvent[] = [
    { name: 'JOINED', eventTime: at(0) },
    { name: 'PUBLISH_STARTED', eventTime: at(10) },
    { name: 'SUBSCRIBE_STARTED', eventTime: at(12), remoteParticipantId: 'p2' },
    { name: 'SUBSCRIBE_STARTED', eventTime: at(12), remoteParticipantId: 'p9' },
    { name: 'PUBLISH_ERROR', eventTime: at(40), errorCode: 'BITRATE_EXCEEDED' },
    { name: 'LEFT', eventTime: at(75) },
  ];

  test('tells what was going on, with names where they are known', () => {
    expect(lines(told, 20)).toEqual([
      'Connected since 14:00:00 until 14:01:15 (1 min 15 s)',
      'Publishing since 14:00:10 until 14:01:15 (1 min 5 s, ended by leaving)',
      'Receiving ben, p9',
    ]);
  });

  test('tells of an error first, in the words of its code', () => {
    expect(lines(told, 40)[0]).toBe('PUBLISH_ERROR at 14:00:40, BITRATE_EXCEEDED (The bitrate was too high)');
  });

  test('tells that nobody was there', () => {
    expect(lines(told, 90)).toEqual(['Not connected']);
  });

  test('tells a live end from one that is missing', () => {
    const open: ParticipantEvent[] = [{ name: 'JOINED', eventTime: at(0) }];
    expect(lines(open, 20, true)).toEqual(['Connected since 14:00:00, 1 min 40 s so far']);
    expect(lines(open, 20, false)).toEqual(['Connected since 14:00:00; its end is not recorded']);
  });

  test('tells the entries of one person apart, and how many are not known', () => {
    const store = new TimelineStore();
    store.setParticipants(
      [
        { participantId: 'p1', userId: 'ada' },
        { participantId: 'p2', userId: 'ada' },
      ],
      true,
    );
    store.addEvents('p1', [
      { name: 'JOINED', eventTime: at(0) },
      { name: 'LEFT', eventTime: at(30) },
    ]);
    store.addEvents('p2', [
      { name: 'JOINED', eventTime: at(40) },
      { name: 'LEFT', eventTime: at(60) },
    ]);
    const entries = ['p1', 'p2'].map((id): ReadoutEntry => {
      const lane = store.lane(id);
      if (!lane) throw new Error('The lane was just listed.');
      return { lane, shape: deriveLane(lane.events, undefined, START + 100_000) };
    });
    const told = (second: number, of = entries) =>
      linesOfPerson(of, { store, time: START + second * 1000, reach: 0, zone: 'UTC', live: false }).map(
        ({ text }) => text,
      );
    expect(told(50)).toEqual([
      'Connected since 14:00:40 until 14:01:00 (20 s)',
      'That is entry 2 of 2, participant p2',
    ]);
    expect(told(35)).toEqual(['Not connected; joined 2 times in all']);
    const half = entries.map((entry, i) => (i === 0 ? entry : { ...entry, shape: undefined }));
    expect(told(35, half)).toEqual(['1 of 2 entries not loaded']);
  });
});
