import { describe, expect, it } from 'vitest';
import type { OperationBudget } from '#shared/budget/contract.ts';
import { overallPressure, pressureOf } from './pressure.ts';

const free: OperationBudget = {
  operation: 'GetStage',
  quota: 5,
  share: 3,
  perSecond: 3,
  waiting: { visible: 0, hover: 0, background: 0 },
  sent: 12,
  throttled: 0,
  repeated: 0,
  lastMinute: { sent: 12, throttled: 0 },
  hits: 0,
  misses: 12,
};
const waiting: OperationBudget = { ...free, waiting: { visible: 1, hover: 0, background: 40 } };
const throttled: OperationBudget = { ...free, perSecond: 2.1 };

describe('the pressure on an operation', () => {
  it('is told by what is most worth knowing: throttled before waiting before free', () => {
    expect(
      [free, waiting, throttled, { ...waiting, perSecond: 1 }].map((one) => pressureOf(one).word),
    ).toEqual(['Free', 'Waiting', 'Giving way', 'Giving way']);
  });

  it('is no news where the rate is its share but for a rounding error', () => {
    expect(pressureOf({ ...free, share: 4.75, perSecond: 4.749_999 }).word).toBe('Free');
  });
});

describe('the pressure on the account', () => {
  it('is that of its worst operation, with all that wait', () => {
    expect(overallPressure([free, waiting, throttled])).toMatchObject({ word: 'Giving way', waiting: 41 });
    expect(overallPressure([free, waiting])).toMatchObject({ word: 'Waiting', waiting: 41 });
    expect(overallPressure([free])).toMatchObject({ word: 'Free', waiting: 0 });
    expect(overallPressure([])).toMatchObject({ word: 'Free', waiting: 0 });
  });
});
