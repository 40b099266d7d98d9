import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParticipantEvent } from '#shared/participants/contract.ts';
import { packLanes } from '#shared/participants/event-columns.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { at, PATIENT, someEvents, START } from '../testing/arbitrary-events.ts';
import { eventsInWords } from '../testing/read-lane.ts';
import { buffersOf, laneColumns } from './lane-columns.ts';
import { SessionTimeline } from './session-timeline.ts';

const numRuns = 100 * SCALE;
const IDS = ['p1', 'p2', 'p3'];

interface Told {
  participantId: string;
  asOf: number;
  settled: boolean;
  events: ParticipantEvent[];
}

const undated: fc.Arbitrary<ParticipantEvent> = fc.constantFrom(
  { name: 'JOINED' },
  { name: 'TOKEN_EXCHANGED', newToken: { userId: 'ada' } },
);
const exchange: fc.Arbitrary<ParticipantEvent> = fc.integer({ min: 0, max: 40 }).map((second) => ({
  name: 'TOKEN_EXCHANGED',
  eventTime: at(second),
  previousToken: { userId: 'ada' },
  newToken: { userId: 'ada', attributes: { seat: '1' } },
}));
const told: fc.Arbitrary<Told> = fc.record({
  participantId: fc.constantFrom(...IDS),
  asOf: fc.integer({ min: 60, max: 90 }).map((second) => START + second * 1000),
  settled: fc.boolean(),
  events: fc
    .tuple(someEvents, fc.array(fc.oneof(undated, exchange), { maxLength: 3 }))
    .map(([some, others]) => [...some, ...others]),
});
/** Blocks in the order in which they came, each with some participants, who may be told of again. */
const someBlocks = fc.array(fc.array(told, { maxLength: 4 }), { minLength: 1, maxLength: 4 });

function timelineOf(): SessionTimeline {
  const timeline = new SessionTimeline();
  timeline.setParticipants(
    IDS.map((participantId) => ({ participantId })),
    true,
  );
  return timeline;
}

const takeBlock = (timeline: SessionTimeline, block: readonly Told[]) => [
  ...timeline.takeColumns(laneColumns(packLanes(block))),
];

function inWords(timeline: SessionTimeline): object[] {
  return IDS.map((id) => {
    const lane = timeline.store.lane(id);
    return { events: eventsInWords(timeline.store, id), load: lane?.load, undated: lane?.undated };
  });
}

describe('a block of events', () => {
  test('comes to the same as its events one by one, whatever was there before', PATIENT, () => {
    fc.assert(
      fc.property(someBlocks, (blocks) => {
        const oneByOne = timelineOf();
        const inColumns = timelineOf();
        for (const block of blocks) {
          for (const lane of block) oneByOne.take(lane);
          takeBlock(inColumns, block);
        }
        expect(inWords(inColumns)).toEqual(inWords(oneByOne));
      }),
      { seed: 11, numRuns },
    );
  });

  test('that comes again changes nothing, not even an identity', PATIENT, () => {
    fc.assert(
      fc.property(someBlocks, (blocks) => {
        const timeline = timelineOf();
        for (const block of blocks) takeBlock(timeline, block);
        const { version } = timeline.store;
        const lanes = IDS.map((id) => timeline.store.lane(id));
        const newest = (block: readonly Told[]) =>
          block.map((lane) => ({ ...lane, asOf: timeline.store.loadOf(lane.participantId).asOf ?? 0 }));
        for (const block of blocks) takeBlock(timeline, newest(block));
        expect(timeline.store.version).toBe(version);
        IDS.forEach((id, index) => expect(timeline.store.lane(id)).toBe(lanes[index]));
      }),
      { seed: 12, numRuns },
    );
  });

  test('is taken participant by participant, and tells how many events each had', () => {
    const timeline = timelineOf();
    const joined = { name: 'JOINED', eventTime: at(1) };
    const left = { name: 'LEFT', eventTime: at(2) };
    const lane = (participantId: string, events: ParticipantEvent[]): Told => ({
      participantId,
      asOf: START,
      settled: true,
      events,
    });
    const bytes = packLanes([lane('p1', [joined, left]), lane('p2', [joined]), lane('p3', [])]);
    const steps = timeline.takeColumns(laneColumns(bytes));
    expect(steps.next().value).toBe(2);
    expect(timeline.store.loadOf('p1').state).toBe('loaded');
    expect(timeline.store.loadOf('p2').state).toBe('not-loaded');
    expect([...steps]).toEqual([1, 0]);
    expect(eventsInWords(timeline.store, 'p2')).toEqual(['1 JOINED   ']);
  });

  test('keeps none of its memory once it is taken', () => {
    const timeline = timelineOf();
    const columns = laneColumns(
      packLanes([
        { participantId: 'p1', asOf: START, settled: true, events: [{ name: 'LEFT', eventTime: at(3) }] },
      ]),
    );
    for (const _ of timeline.takeColumns(columns));
    structuredClone(columns, { transfer: buffersOf(columns) });
    expect(columns.times).toHaveLength(0);
    expect(eventsInWords(timeline.store, 'p1')).toEqual(['3 LEFT   ']);
  });

  test('that is cut is refused', () => {
    const bytes = packLanes([
      { participantId: 'p1', asOf: START, settled: true, events: [{ name: 'LEFT', eventTime: at(3) }] },
    ]);
    expect(() => laneColumns(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
  });
});
