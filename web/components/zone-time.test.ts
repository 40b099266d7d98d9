import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inZone } from '#web/lib/instant.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { instantIn, readInstant } from './zone-time.ts';

const iso = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant).toISOString();

describe('instantIn', () => {
  it.each([
    ['2026-11-20', '14:05:00', 'UTC', '2026-11-20T14:05:00.000Z'],
    ['2026-11-20', '14:05:00', 'Europe/Berlin', '2026-11-20T13:05:00.000Z'],
    ['2026-07-20', '14:05:00', 'Europe/Berlin', '2026-07-20T12:05:00.000Z'],
    ['2026-11-20', '23:30:00', 'America/Los_Angeles', '2026-11-21T07:30:00.000Z'],
    // Twice on that night: the first time.
    ['2026-10-25', '02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ])('reads %s %s in %s as %s', (date, time, zone, expected) => {
    expect(iso(instantIn(date, time, zone))).toBe(expected);
  });

  it('finds again whatever a zone shows', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Asia/Kolkata',
      'Pacific/Auckland',
    );
    const seconds = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 });
    fc.assert(
      fc.property(zones, seconds, (zone, second) => {
        const shown = inZone(new Date(second * 1_000).toISOString(), zone);
        const found = instantIn(shown?.date ?? '', shown?.time ?? '', zone) ?? NaN;
        expect(inZone(new Date(found).toISOString(), zone)).toMatchObject({
          date: shown?.date,
          time: shown?.time,
        });
      }),
      { seed: 1, numRuns: 200 * SCALE },
    );
  });
});

describe('readInstant', () => {
  it.each([
    ['14:05', '2026-11-20T13:05:00.000Z'],
    ['9:05:30', '2026-11-20T08:05:30.000Z'],
    ['2026-11-19 14:05', '2026-11-19T13:05:00.000Z'],
    ['2026-11-19T14:05:00Z', '2026-11-19T14:05:00.000Z'],
    ['1795183500', '2026-11-20T14:05:00.000Z'],
    ['1795183500000', '2026-11-20T14:05:00.000Z'],
    ['yesterday', undefined],
    ['25:00', undefined],
    ['', undefined],
  ])('reads %s', (text, expected) => {
    expect(iso(readInstant(text, '2026-11-20', 'Europe/Berlin'))).toBe(expected);
  });
});
