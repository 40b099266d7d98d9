import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParticipantEvent } from '#shared/participants/contract.ts';
import { ERROR_CODES, EVENT_NAMES } from '#shared/participants/events.ts';
import { byEventOrder, eventRows, lastLeft } from './event-rows.ts';
import { SCALE } from '#web/testing/campaign.ts';

const at = (second: number) => `2026-11-20T14:00:${String(second).padStart(2, '0')}.000Z`;
const event = (name: string, second: number, more: Partial<ParticipantEvent> = {}): ParticipantEvent => ({
  name,
  eventTime: at(second),
  ...more,
});
const names = (events: readonly ParticipantEvent[]) => eventRows(events).map((row) => row.event.name);

const anyEvent: fc.Arbitrary<ParticipantEvent> = fc.record(
  {
    name: fc.constantFrom(...EVENT_NAMES, 'ADDED_LATER'),
    eventTime: fc.integer({ min: 0, max: 3 }).map(at),
    remoteParticipantId: fc.constantFrom('PaRtA', 'PaRtB'),
    errorCode: fc.constantFrom(...ERROR_CODES),
  },
  { requiredKeys: ['name'] },
);

describe('eventRows', () => {
  it('sorts by time, and within a second from the outside in and back', () => {
    expect(
      names([
        event('LEFT', 9),
        event('SUBSCRIBE_STARTED', 0, { remoteParticipantId: 'a' }),
        event('PUBLISH_STOPPED', 9),
        event('PUBLISH_STARTED', 0),
        event('SUBSCRIBE_STOPPED', 9, { remoteParticipantId: 'a' }),
        event('JOINED', 0),
      ]),
    ).toEqual([
      'JOINED',
      'PUBLISH_STARTED',
      'SUBSCRIBE_STARTED',
      'SUBSCRIBE_STOPPED',
      'PUBLISH_STOPPED',
      'LEFT',
    ]);
  });

  it('puts events without a time last', () => {
    expect(names([{ name: 'JOINED' }, event('LEFT', 9)])).toEqual(['LEFT', 'JOINED']);
  });

  it('marks failures, also by the code of an event it does not know', () => {
    const rows = eventRows([
      event('JOINED', 0),
      event('PUBLISH_ERROR', 1),
      event('ADDED_LATER', 2, { errorCode: 'ADDED_LATER_TOO' }),
    ]);
    expect(rows.map(({ kind, failed }) => [kind, failed])).toEqual([
      ['presence', false],
      ['publishing', true],
      ['other', true],
    ]);
  });

  it('does not depend on the order in which AWS gives the events', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyEvent, { maxLength: 12 })
          .chain((events) =>
            fc.tuple(
              fc.constant(events),
              fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
            ),
          ),
        ([events, shuffled]) => {
          const rows = eventRows(events);
          expect(rows.map((row) => row.index)).toEqual(events.map((_, index) => index));
          // Events that the order cannot tell apart are equal in all that is shown of them.
          expect(eventRows(shuffled).map((row) => row.event)).toEqual(rows.map((row) => row.event));
        },
      ),
      { seed: 20261120, numRuns: 100 * SCALE },
    );
  });

  it('orders any three events without contradiction', () => {
    fc.assert(
      fc.property(anyEvent, anyEvent, anyEvent, (a, b, c) => {
        expect(Math.sign(byEventOrder(a, b))).toBe(-Math.sign(byEventOrder(b, a)) || 0);
        if (byEventOrder(a, b) <= 0 && byEventOrder(b, c) <= 0) {
          expect(byEventOrder(a, c)).toBeLessThanOrEqual(0);
        }
      }),
      { seed: 20261120, numRuns: 200 * SCALE },
    );
  });
});

describe('lastLeft', () => {
  it('is the last leaving, unless the participant came back', () => {
    const first = [event('JOINED', 0), event('LEFT', 5)];
    expect(lastLeft(eventRows(first))).toBe(at(5));
    expect(lastLeft(eventRows([...first, event('JOINED', 7), event('PUBLISH_STARTED', 8)]))).toBeUndefined();
    expect(lastLeft(eventRows([...first, event('JOINED', 7), event('LEFT', 8)]))).toBe(at(8));
    expect(lastLeft([])).toBeUndefined();
  });
});
