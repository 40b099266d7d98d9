import fc from 'fast-check';
import type { ParticipantEvent } from '#shared/participants/contract.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { ERROR_CODES, EVENT_NAMES } from '#shared/participants/events.ts';

/** A property test may take longer when the deep tier runs it a hundred times as often. */
export const PATIENT = { timeout: 10_000 + 2_000 * SCALE };

export const START = Date.parse('2026-11-20T14:00:00Z');

export const at = (second: number): string => new Date(START + second * 1000).toISOString();

/** Any events at all within some minutes: without sense, often in the same second, with names AWS does not have yet. */
export const anyEvent: fc.Arbitrary<ParticipantEvent> = fc.record(
  {
    name: fc.constantFrom(...EVENT_NAMES, 'STAGE_DIRECTIONS_GIVEN'),
    eventTime: fc.integer({ min: 0, max: 40 }).map(at),
    remoteParticipantId: fc.constantFrom('ada', 'ben', 'cleo'),
    errorCode: fc.constantFrom(...ERROR_CODES, 'STAGE_FRIGHT', 'LOST_VOICE'),
    destinationStageArn: fc.constantFrom('arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl'),
    destinationSessionId: fc.constantFrom('st-1', 'st-2'),
    replica: fc.boolean(),
  },
  { requiredKeys: ['name', 'eventTime'] },
);

export const someEvents = fc.array(anyEvent, { maxLength: 60 });

/** A whole lane as AWS would tell it when nothing goes wrong: join, publish, subscribe, and all of it again. */
export const sensibleLane: fc.Arbitrary<ParticipantEvent[]> = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 20 }), length: fc.integer({ min: 3, max: 60 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((stays) => {
    const events: ParticipantEvent[] = [];
    let second = 0;
    for (const { gap, length } of stays) {
      second += gap;
      events.push(
        { name: 'JOINED', eventTime: at(second) },
        { name: 'PUBLISH_STARTED', eventTime: at(second + 1) },
      );
      events.push({ name: 'SUBSCRIBE_STARTED', eventTime: at(second + 1), remoteParticipantId: 'ada' });
      second += length;
      events.push({ name: 'SUBSCRIBE_STOPPED', eventTime: at(second), remoteParticipantId: 'ada' });
      events.push(
        { name: 'PUBLISH_STOPPED', eventTime: at(second) },
        { name: 'LEFT', eventTime: at(second) },
      );
    }
    return events;
  });
