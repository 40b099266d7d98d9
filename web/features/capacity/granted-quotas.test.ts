import { describe, expect, it } from 'vitest';
import { otherQuotas, shownQuota } from './granted-quotas.ts';

const listed = [
  { code: 'L-47F0B706', name: 'Stages', value: 2_500, adjustable: true },
  { code: 'L-AAAAAAAA', name: 'Channels', value: 5_000, adjustable: true },
];
const stages = { label: 'Stages', granted: 1_000, code: 'L-47F0B706' };
const keys = { label: 'Public keys', granted: 3 };

describe('the quota beside a count', () => {
  it('is the account’s own where Service Quotas lists it, else the one at first, and says which', () => {
    expect(shownQuota(stages, listed)).toMatchObject({ granted: 2_500, isOfAccount: true });
    expect(shownQuota(stages, undefined)).toMatchObject({ granted: 1_000, isOfAccount: false });
    expect(shownQuota(keys, listed)).toMatchObject({ granted: 3, isOfAccount: false });
  });

  it('leaves over what nothing is counted against', () => {
    expect(otherQuotas(listed, [stages, keys]).map(({ name }) => name)).toEqual(['Channels']);
  });
});
