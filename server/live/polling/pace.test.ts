import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';
import { PollingLoad } from './polling-load.ts';

const rhythm = { leastMs: 2_000, calmMs: 8_000 };

describe('the pace of looking', () => {
  it('slows down while nothing is new, up to four times, and is quick again at once', () => {
    const pace = new Pace();
    pace.found(true);
    const waits = [1, 2, 3, 4, 5].map(() => {
      const every = pace.everyMs(rhythm, 0);
      pace.found(false);
      return every;
    });
    expect(waits).toEqual([2_000, 3_000, 4_500, 6_750, 8_000]);
    pace.found(true);
    expect(pace.everyMs(rhythm, 0)).toBe(2_000);
  });

  it('backs off while it fails, to a minute at most, and is quick again once it does not', () => {
    const pace = new Pace();
    const waits = [1, 2, 3, 4, 5, 6, 7].map(() => {
      pace.failed();
      return pace.everyMs(rhythm, 0);
    });
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    pace.found(true);
    expect(pace.everyMs(rhythm, 0)).toBe(2_000);
  });

  it('is never faster than the budget allows', () => {
    expect(new Pace().everyMs(rhythm, 6_700)).toBe(6_700);
  });
});

describe('the load of polling', () => {
  it('keeps all feeds of an operation together within half of its share', () => {
    const load = new PollingLoad(() => 3);
    const [one, other] = [{}, {}];
    load.set('ListStages', one, 9);
    expect(load.leastMs('ListStages')).toBe(6_000);
    load.set('ListStages', other, 3);
    expect(load.leastMs('ListStages')).toBe(8_000);
    load.remove('ListStages', one);
    expect(load.leastMs('ListStages')).toBe(2_000);
    expect(load.leastMs('GetStage')).toBe(0);
  });
});
