import { describe, expect, it } from 'vitest';
import { createCallLog } from './call-log.ts';

describe('the record of calls', () => {
  it('keeps the latest and counts all', () => {
    const log = createCallLog(10);
    for (let call = 0; call < 95; call += 1) {
      log.open({ operation: 'GetStage', at: '2026-11-20T14:00:00.000Z', requestId: `${call}` });
    }
    expect(log.total).toBe(95);
    expect(log.list().map(({ number }) => number)).toEqual([86, 87, 88, 89, 90, 91, 92, 93, 94, 95]);
    log.clear();
    expect([log.list(), log.total]).toEqual([[], 95]);
  });
});
