import { afterEach, describe, expect, it, vi } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, serve } from '#web/testing/answers.ts';
import { loadAllNow } from './load-all-now.ts';
import { requestNow } from './request-now.ts';

const AS_OF = '2026-11-20T14:00:00.000Z';
const stale = { code: 'aws_throttled' as const, message: 'Rate exceeded' };
const item = { arn: 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl', name: 'the-show' };
const asked = { connection: 'emulated', stageId: 'AbCdEfGhIjKl' };

afterEach(() => vi.unstubAllGlobals());

describe('what is asked of AWS now', () => {
  it('is its answer', async () => {
    serve([answer(stages.get, () => ({ item, asOf: AS_OF }))]);
    expect(await requestNow(stages.get, asked)).toEqual({ item, asOf: AS_OF });
  });

  it('is not an answer of before: that is what AWS has failed with', async () => {
    serve([answer(stages.get, () => ({ item, asOf: AS_OF, stale }))]);
    await expect(requestNow(stages.get, asked)).rejects.toMatchObject({ ...stale, status: 429 });
  });

  it('is no list with a page of before', async () => {
    serve([
      answer(compositions.list, ({ nextToken }) =>
        nextToken === undefined
          ? { items: [], nextToken: 'two', asOf: AS_OF }
          : { items: [], asOf: AS_OF, stale },
      ),
    ]);
    await expect(loadAllNow(compositions.list, { connection: 'emulated' })).rejects.toMatchObject(stale);
  });
});
