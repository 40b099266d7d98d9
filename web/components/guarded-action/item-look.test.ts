import { describe, expect, it } from 'vitest';
import { ApiError } from '#web/api/failure.ts';
import type { Load } from '#web/api/use-item.ts';
import { lookAtItem } from './item-look.ts';

const failure = new ApiError(429, { code: 'aws_throttled', message: 'Rate exceeded', requestId: 'r' });
const retry = () => undefined;
type Ready = Extract<Load<string>, { state: 'ready' }>;
const ready = (more: Partial<Ready>): Load<string> => ({
  state: 'ready',
  data: 'ana',
  freshness: { asOf: '2026-11-20T14:00:00.000Z', receivedAt: 0 },
  refreshing: false,
  refreshFailure: undefined,
  retry,
  ...more,
});

describe('what a thing says of what is hit', () => {
  it('is what AWS says of it now, and waited for until then', () => {
    expect(lookAtItem(ready({}))).toEqual({ kind: 'known', data: 'ana' });
    expect(lookAtItem({ state: 'loading' })).toEqual({ kind: 'looking' });
    expect(lookAtItem(ready({ refreshing: true, refreshFailure: failure }))).toEqual({ kind: 'looking' });
  });

  it('is not known, with why, where it is refused or of before', () => {
    const why = 'AWS asked for fewer requests';
    const stale = { code: 'aws_throttled', message: 'Rate exceeded' } as const;
    for (const load of [
      { state: 'failed' as const, failure, retry },
      ready({ refreshFailure: failure }),
      ready({ freshness: { asOf: '2026-11-20T14:00:00.000Z', receivedAt: 0, stale } }),
    ])
      expect(lookAtItem(load)).toEqual({ kind: 'unknown', why });
  });
});
