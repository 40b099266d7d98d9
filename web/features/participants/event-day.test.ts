import { describe, expect, it } from 'vitest';
import { dayOfEvents } from './event-day.ts';
import { eventRows } from './event-rows.ts';

const rows = (...times: (string | undefined)[]) =>
  eventRows(times.map((eventTime) => ({ name: 'JOINED', eventTime })));

describe('dayOfEvents', () => {
  it('is the day that all events share, in the zone they are shown in', () => {
    const evening = rows('2026-11-20T22:30:00.000Z', '2026-11-20T23:30:00.000Z');
    expect(dayOfEvents(evening, 'UTC')).toBe('2026-11-20');
    expect(dayOfEvents(evening, 'Europe/Vienna')).toBeUndefined();
    expect(dayOfEvents(evening, 'Asia/Tokyo')).toBe('2026-11-21');
  });

  it('is none where there is no event, or one without a time', () => {
    expect(dayOfEvents([], 'UTC')).toBeUndefined();
    expect(dayOfEvents(rows('2026-11-20T22:30:00.000Z', undefined), 'UTC')).toBeUndefined();
  });
});
