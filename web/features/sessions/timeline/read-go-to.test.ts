import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inZone } from '#web/lib/instant.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { readGoTo } from './read-go-to.ts';

const SESSION = { from: Date.parse('2026-11-20T13:00:10Z'), to: Date.parse('2026-11-20T15:00:00Z') };
const ZONE = 'Europe/Berlin';
const read = (text: string, session = SESSION, near = session.from) => {
  const { at, problem } = readGoTo(text, ZONE, session, near);
  return at === undefined ? problem : new Date(at).toISOString();
};

describe('going to a time', () => {
  test.each([
    ['14:05', '2026-11-20T13:05:00.000Z'],
    [' 14:05:12 ', '2026-11-20T13:05:12.000Z'],
    // The session began ten seconds into that minute.
    ['14:00', '2026-11-20T13:00:00.000Z'],
    ['2026-11-20 14:05', '2026-11-20T13:05:00.000Z'],
    ['2026-11-20T13:05:00Z', '2026-11-20T13:05:00.000Z'],
    ['2026-11-20T08:05:00-05:00', '2026-11-20T13:05:00.000Z'],
    ['1795179900', '2026-11-20T13:05:00.000Z'],
    ['1795179900000', '2026-11-20T13:05:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ['', 'Type a time, such as 14:05.'],
    ['25:00', '25:00 is no time of day: hours go to 23, minutes and seconds to 59.'],
    ['noonish', /^This cannot be read as a time\. It can be 14:05,/],
    ['2026-02-30 14:05', /^This cannot be read as a time\./],
    ['12:00', 'That is 2 h before the session began (2026-11-20 14:00:10 CET).'],
    [
      '2026-11-21 14:00',
      'That is 22 h after the end of what is known of the session (2026-11-20 16:00:00 CET).',
    ],
  ])('says why it cannot go to “%s”', (text, expected) => {
    expect(read(text)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  test('takes the day of a long session that is nearest to what is looked at', () => {
    const days = { from: Date.parse('2026-11-18T20:00:00Z'), to: Date.parse('2026-11-21T10:00:00Z') };
    expect(read('14:05', days, Date.parse('2026-11-20T09:00:00Z'))).toBe('2026-11-20T13:05:00.000Z');
    expect(read('14:05', days, days.from)).toBe('2026-11-19T13:05:00.000Z');
    expect(read('23:30', days, days.from)).toBe('2026-11-18T22:30:00.000Z');
  });

  test('finds whatever time of day the clock of any zone shows within the session', () => {
    const zones = fc.constantFrom('UTC', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Auckland');
    const start = fc.integer({ min: 1_790_000_000, max: 1_800_000_000 });
    fc.assert(
      fc.property(zones, start, fc.nat(20 * 3600), (zone, second, into) => {
        const session = { from: second * 1000, to: (second + 20 * 3600) * 1000 };
        const time = session.from + into * 1000;
        const shown = inZone(new Date(time).toISOString(), zone)?.time ?? '';
        const found = readGoTo(shown, zone, session, time).at ?? NaN;
        expect(inZone(new Date(found).toISOString(), zone)?.time).toBe(shown);
        expect(found).toBeGreaterThanOrEqual(session.from - 60_000);
        expect(found).toBeLessThanOrEqual(session.to + 60_000);
      }),
      { seed: 1, numRuns: 100 * SCALE },
    );
  });
});
