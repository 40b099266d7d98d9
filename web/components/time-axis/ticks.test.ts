import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PATIENT } from '#web/features/sessions/timeline/testing/arbitrary-events.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { DAY, ticksOf } from './ticks.ts';

const LABEL = 64;

function clockTimes(from: string, to: string, zone: string, width = 1000): string[] {
  const projection = { from: Date.parse(from), to: Date.parse(to), width };
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium', hourCycle: 'h23' });
  return ticksOf(projection, zone, LABEL).ticks.map(({ time }) => format.format(time));
}

describe('ticks', () => {
  test('stand at round times of the clock', () => {
    expect(clockTimes('2026-11-20T14:03:11Z', '2026-11-20T15:01:00Z', 'UTC')).toEqual([
      '14:05:00',
      '14:10:00',
      '14:15:00',
      '14:20:00',
      '14:25:00',
      '14:30:00',
      '14:35:00',
      '14:40:00',
      '14:45:00',
      '14:50:00',
      '14:55:00',
      '15:00:00',
    ]);
  });

  test('are round in zones of half an hour too', () => {
    const times = clockTimes('2026-11-20T12:00:00Z', '2026-11-20T22:00:00Z', 'Asia/Kolkata');
    expect(times).toEqual([
      '18:00:00',
      '19:00:00',
      '20:00:00',
      '21:00:00',
      '22:00:00',
      '23:00:00',
      '00:00:00',
      '01:00:00',
      '02:00:00',
      '03:00:00',
    ]);
  });

  test('tell the hour twice where the clock falls back, and leave it out where it springs forward', () => {
    const back = clockTimes('2026-10-24T23:30:00Z', '2026-10-25T03:30:00Z', 'Europe/Vienna', 300);
    expect(back).toEqual(['02:00:00', '02:00:00', '03:00:00', '04:00:00']);
    const forward = clockTimes('2026-03-28T23:30:00Z', '2026-03-29T03:30:00Z', 'Europe/Vienna', 300);
    expect(forward).toEqual(['01:00:00', '03:00:00', '04:00:00', '05:00:00']);
  });

  test('stand at the start of days, also of one that begins at one o’clock', () => {
    // In Cairo the clock springs forward at midnight: 24 April 2026 begins at 01:00.
    const times = clockTimes('2026-04-21T20:00:00Z', '2026-04-26T20:00:00Z', 'Africa/Cairo', 400);
    expect(times).toEqual(['00:00:00', '00:00:00', '01:00:00', '00:00:00', '00:00:00']);
  });

  test('say which of them begins a day', () => {
    const projection = {
      from: Date.parse('2026-11-20T20:00:00Z'),
      to: Date.parse('2026-11-21T04:00:00Z'),
      width: 800,
    };
    const starting = ticksOf(projection, 'UTC', LABEL).ticks.filter((tick) => tick.startsDay);
    expect(starting.map(({ time }) => new Date(time).toISOString())).toEqual(['2026-11-21T00:00:00.000Z']);
  });

  test(
    'leave room for their labels, rise, and stay in the window, anywhere and at any length',
    PATIENT,
    () => {
      const zone = fc.constantFrom(
        'UTC',
        'Europe/Vienna',
        'Asia/Kolkata',
        'America/St_Johns',
        'Africa/Cairo',
        'Asia/Kathmandu',
      );
      const from = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-12-31') });
      fc.assert(
        fc.property(
          from,
          fc.integer({ min: 10_000, max: 40 * DAY }),
          fc.integer({ min: 100, max: 2000 }),
          zone,
          (start, length, width, name) => {
            const { ticks, step } = ticksOf({ from: start, to: start + length, width }, name, LABEL);
            expect(ticks.length).toBeLessThanOrEqual(width / LABEL + 3);
            ticks.forEach(({ time }, i) => {
              expect(time).toBeGreaterThanOrEqual(start);
              expect(time).toBeLessThanOrEqual(start + length);
              // A change of the clock makes one gap an hour shorter at most.
              if (i > 0)
                expect(time - (ticks[i - 1]?.time ?? 0)).toBeGreaterThanOrEqual(
                  Math.min(step, step - 3_600_000 > 0 ? step - 3_600_000 : step),
                );
            });
          },
        ),
        { seed: 1, numRuns: 60 * SCALE },
      );
    },
  );
});
