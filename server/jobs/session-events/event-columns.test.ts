import { brotliCompressSync, constants } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParticipantEvent } from '#shared/participants/contract.ts';
import { ERROR_CODES, EVENT_NAMES } from '#shared/participants/events.ts';
import { type EventLane, laneHeads, packLanes, unpackLanes } from '#shared/participants/event-columns.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');

const START = Date.parse('2026-11-20T14:00:00Z');
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });
const text = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 }));
const id = fc.oneof(fc.constantFrom('pAda', 'pBen', 'pEve'), text);
const whenever = fc.oneof(
  fc.integer({ min: -7200, max: 7200 }).map((second) => START + second * 1000),
  fc.integer({ min: -62_000_000_000_000, max: 250_000_000_000_000 }),
);
const iso = whenever.map((ms) => new Date(ms).toISOString());
const withoutUndefined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;

const token = fc
  .record({
    capabilities: maybe(fc.array(fc.constantFrom('PUBLISH', 'SUBSCRIBE', 'FLY'))),
    attributes: maybe(fc.dictionary(text, text)),
    userId: maybe(text),
    expirationTime: maybe(iso),
  })
  .map(withoutUndefined);
const event: fc.Arbitrary<ParticipantEvent> = fc
  .record({
    name: maybe(fc.oneof(fc.constantFrom(...EVENT_NAMES), text)),
    participantId: maybe(id),
    eventTime: maybe(iso),
    remoteParticipantId: maybe(id),
    errorCode: maybe(fc.oneof(fc.constantFrom(...ERROR_CODES), text)),
    destinationStageArn: maybe(text),
    destinationSessionId: maybe(text),
    replica: maybe(fc.boolean()),
    previousToken: maybe(token),
    newToken: maybe(token),
  })
  .map(withoutUndefined);
const lane: fc.Arbitrary<EventLane> = fc.record({
  participantId: id,
  asOf: fc.oneof(whenever.filter((ms) => ms > 0)),
  settled: fc.boolean(),
  events: fc.array(event, { maxLength: 12 }),
});
const lanes = fc.array(lane, { maxLength: 6 });

const joined = (pieces: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(pieces.flatMap((piece) => [...piece]));
const seeded = { seed: 1, numRuns: 150 * SCALE };

describe('events that were packed', () => {
  it('are unpacked as they were: every member, unknown names, any order', () => {
    fc.assert(
      fc.property(lanes, (given) => {
        expect([...unpackLanes(packLanes(given))]).toEqual(given);
      }),
      seeded,
    );
  });

  it('are the same in pieces as in one', () => {
    fc.assert(
      fc.property(lanes, fc.nat(6), (given, cut) => {
        const pieces = [packLanes(given.slice(0, cut)), packLanes(given.slice(cut))];
        expect([...unpackLanes(joined(pieces))]).toEqual([...unpackLanes(packLanes(given))]);
      }),
      seeded,
    );
  });

  it('tell who is in them without being read', () => {
    fc.assert(
      fc.property(lanes, (given) => {
        expect(laneHeads(packLanes(given))).toEqual(
          given.map(({ events, ...head }) => ({ ...head, count: events.length })),
        );
      }),
      seeded,
    );
  });

  it('may come from the SDK, whose times are dates', () => {
    const when = new Date(START);
    const bytes = packLanes([
      {
        participantId: 'pAda',
        asOf: START,
        settled: false,
        events: [
          { name: 'TOKEN_EXCHANGED', eventTime: when, newToken: { userId: 'ada', expirationTime: when } },
        ],
      },
    ]);
    const instant = when.toISOString();
    expect([...unpackLanes(bytes)][0]?.events).toEqual([
      { name: 'TOKEN_EXCHANGED', eventTime: instant, newToken: { userId: 'ada', expirationTime: instant } },
    ]);
  });

  it('of nobody are nothing', () => {
    expect([...unpackLanes(new Uint8Array())]).toEqual([]);
    expect([...unpackLanes(packLanes([]))]).toEqual([]);
  });
});

describe('bytes that are cut or foreign', () => {
  it('are refused, never read as fewer events', () => {
    fc.assert(
      fc.property(fc.array(lane, { minLength: 1, maxLength: 3 }), fc.nat(), (given, cut) => {
        const bytes = packLanes(given);
        const part = bytes.subarray(0, 1 + (cut % (bytes.length - 1)));
        expect(() => [...unpackLanes(part)]).toThrow(RangeError);
      }),
      seeded,
    );
  });

  it('of another version are refused by name', () => {
    expect(() => [...unpackLanes(new Uint8Array([9, 0]))]).toThrow(/version 9/);
  });
});

it('a million events of a great session take less than 4 MB', () => {
  // 200 people who join, subscribe to twelve publishers again and again, and leave; scaled to a million.
  const people: EventLane[] = Array.from({ length: 200 }, (_, person) => {
    const participantId = `p${String(person).padStart(3, '0')}Ky7uQ2rTz`;
    let second = person * 7 + ((person * 7919) % 61);
    const events = Array.from({ length: 100 }, (_event, index): ParticipantEvent => {
      second += (person * 31 + index * 17) % 43;
      const name = index === 0 ? 'JOINED' : index % 2 === 1 ? 'SUBSCRIBE_STARTED' : 'SUBSCRIBE_STOPPED';
      return {
        name,
        participantId,
        eventTime: new Date(START + second * 1000).toISOString(),
        ...(index === 0 ? {} : { remoteParticipantId: `publisher${(index * 5 + person) % 12}` }),
      };
    });
    return { participantId, asOf: START + 7_200_000, settled: true, events };
  });
  const compressed = brotliCompressSync(packLanes(people), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
  });
  expect((compressed.length / 20_000) * 1e6).toBeLessThan(4e6);
});
