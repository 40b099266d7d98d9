import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inUtc, inZone } from './instant.ts';
import { SCALE } from '#web/testing/campaign.ts';

describe('inZone', () => {
  it.each([
    ['UTC', '2026-11-20', '14:05:12', 'UTC'],
    ['Europe/Vienna', '2026-11-20', '15:05:12', 'CET'],
    ['Europe/London', '2026-11-20', '14:05:12', 'GMT'],
    ['America/New_York', '2026-11-20', '09:05:12', 'EST'],
    ['Asia/Kolkata', '2026-11-20', '19:35:12', 'IST'],
    ['Australia/Sydney', '2026-11-21', '01:05:12', 'AEDT'],
    ['Asia/Tokyo', '2026-11-20', '23:05:12', 'UTC+9'],
  ])('shows one instant in %s', (zone, date, time, name) => {
    expect(inZone('2026-11-20T14:05:12.345Z', zone)).toEqual({ date, time, zone: name });
  });

  it('shows midnight as 00, not as 24', () => {
    expect(inZone('2026-11-20T00:00:00Z', 'UTC')?.time).toBe('00:00:00');
  });

  it('follows summer time', () => {
    expect(inZone('2026-07-01T12:00:00Z', 'Europe/Vienna')).toMatchObject({ time: '14:00:00', zone: 'CEST' });
  });

  it('gives nothing for what is no instant', () => {
    expect(inZone('soon', 'UTC')).toBeUndefined();
    expect(inUtc('soon')).toBe('soon');
  });

  it('shows in UTC what the ISO text says, cut to the second', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('2020-01-01T00:00:00Z'),
          max: new Date('2040-01-01T00:00:00Z'),
          noInvalidDate: true,
        }),
        (date) => {
          const iso = date.toISOString();
          expect(inUtc(iso)).toBe(`${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`);
        },
      ),
      { seed: 1, numRuns: 100 * SCALE },
    );
  });
});
