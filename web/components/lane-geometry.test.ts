import { describe, expect, it } from 'vitest';
import type { LaneShown } from '#shared/investigator/contract.ts';
import { barsOf, isOn, placeOf, windowOf } from './lane-geometry.ts';

const at = Date.parse('2026-11-20T14:05:00Z');
const lane = (from: string, to?: string): LaneShown => ({
  participantId: 'x',
  stageId: 's',
  sessionId: 't',
  eventsKnown: 'whole',
  events: 2,
  presence: [{ from, ...(to === undefined ? {} : { to }) }],
  publishing: [],
  receiving: [],
  errors: [],
});

describe('the window of the lanes', () => {
  it('is five minutes on either side, or all that is known', () => {
    const lanes = [lane('2026-11-20T13:00:00Z', '2026-11-20T14:30:00Z')];
    expect(windowOf(at, lanes, false)).toEqual({ from: at - 300_000, to: at + 300_000 });
    expect(windowOf(at, lanes, true)).toEqual({ from: at - 3_900_000, to: at + 1_500_000 });
    expect(placeOf(at, windowOf(at, lanes, false))).toBe(50);
  });
});

describe('barsOf', () => {
  const window = { from: at - 100_000, to: at + 100_000 };
  const iso = (seconds: number) => new Date(at + seconds * 1_000).toISOString();

  it('cuts what reaches beyond the window, and leaves out what lies beyond', () => {
    expect(barsOf([{ from: iso(-500), to: iso(0) }], window, at)).toEqual([
      { left: 0, width: 50, open: false },
    ]);
    expect(barsOf([{ from: iso(-500), to: iso(-400) }], window, at)).toEqual([]);
    expect(barsOf([{ from: iso(400), to: iso(500) }], window, at + 600_000)).toEqual([]);
  });

  it('draws what has no end up to what was known, and a moment as something', () => {
    expect(barsOf([{ from: iso(-50) }], window, at + 50_000)).toEqual([{ left: 25, width: 50, open: true }]);
    expect(barsOf([{ from: iso(0), to: iso(0) }], window, at)).toEqual([
      { left: 50, width: 0.4, open: false },
    ]);
  });
});

describe('isOn', () => {
  const iso = (seconds: number) => new Date(at + seconds * 1_000).toISOString();

  it('is true from the second of the beginning to before that of the end', () => {
    const spans = [{ from: iso(-10), to: iso(0) }, { from: iso(5) }];
    expect([-11, -10, -1, 0, 4, 5, 500].map((second) => isOn(spans, at + second * 1_000))).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
      true,
    ]);
  });

  it('is not known before an end without a beginning', () => {
    expect(isOn([{ to: iso(0) }], at - 1_000)).toBeUndefined();
    expect(isOn([{ to: iso(0) }], at)).toBe(false);
  });
});
