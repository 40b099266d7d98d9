import { describe, expect, it } from 'vitest';
import { readEvents } from './told-event.ts';

const envelope = (detail: object, more: object = {}): object => ({
  version: '0',
  id: 'e1',
  'detail-type': 'IVS Stage Update',
  source: 'aws.ivs',
  account: '123456789012',
  time: '2026-06-29T12:00:09Z',
  region: 'us-east-1',
  resources: ['arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl'],
  detail,
  ...more,
});
const read = (...events: object[]) =>
  readEvents(new TextEncoder().encode(JSON.stringify(events.length === 1 ? events[0] : events)));
const at = (detail: object): string =>
  new Date(read(envelope(detail)).events[0]?.happenedAt ?? 0).toISOString();

describe('when an event happened', () => {
  it('is its precise time, else its own time, else that of the envelope', () => {
    const event_time = '2026-06-29T12:00:00Z';
    const event_time_precise = '2026-06-29T12:00:00.123456Z';
    expect(at({ event_time, event_time_precise })).toBe('2026-06-29T12:00:00.123Z');
    expect(at({ event_time })).toBe('2026-06-29T12:00:00.000Z');
    expect(at({})).toBe('2026-06-29T12:00:09.000Z');
  });

  it('may have any fraction of a second, and falls back where it is none', () => {
    expect(at({ event_time: '2026-06-29T12:00:00.123456789Z' })).toBe('2026-06-29T12:00:00.123Z');
    expect(at({ event_time: 'soon', event_time_precise: 7 })).toBe('2026-06-29T12:00:09.000Z');
  });
});

describe('what an event is about', () => {
  it('is a stage, a session and a person', () => {
    const { events } = read(
      envelope({ session_id: 'st-AbCdEfGhIjKlM', participant_id: 'p_1', user_id: 'ana' }),
    );
    expect(events[0]).toMatchObject({
      stageId: 'AbCdEfGhIjKl',
      sessionId: 'st-AbCdEfGhIjKlM',
      participantId: 'p_1',
      userId: 'ana',
      compositionId: undefined,
    });
  });

  it('is a composition, whose stage stands in the detail', () => {
    const { events } = read(
      envelope(
        { stage_arn: 'arn:aws:ivs:us-east-1:123456789012:stage/StAgE1234567', id: 'DeStInAtIoN1' },
        { resources: ['arn:aws:ivs:us-east-1:123456789012:composition/CoMpOsItIoN1'] },
      ),
    );
    expect(events[0]).toMatchObject({
      stageId: 'StAgE1234567',
      compositionId: 'CoMpOsItIoN1',
      destinationId: 'DeStInAtIoN1',
    });
  });

  it('is nothing that could not be an id', () => {
    const { events } = read(
      envelope(
        { session_id: '../../etc', participant_id: '<img>', user_id: '' },
        { resources: ['https://evil.test/stage/x'] },
      ),
    );
    expect(events[0]).toMatchObject({
      stageId: undefined,
      sessionId: undefined,
      participantId: undefined,
      userId: undefined,
    });
  });

  it('is counted apart where another service sent it', () => {
    const { events, others } = read(envelope({}), envelope({}, { source: 'aws.s3' }));
    expect([events.length, others]).toEqual([1, 1]);
  });
});
