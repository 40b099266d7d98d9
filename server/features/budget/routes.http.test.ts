import { afterEach, describe, expect, it } from 'vitest';
import { budget } from '#shared/budget/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
afterEach(async () => running.close());

describe('the budget of a connection', () => {
  it('is empty before anything was called, and costs no call itself', async () => {
    running = await startConsole({ share: 0.6 });
    expect(await call(running, budget.get, { connection })).toEqual({ items: [] });
    expect(running.emulator.calls.list()).toEqual([]);
  });

  it('tells what was sent, who waits, and that AWS throttles', async () => {
    running = await startConsole({ share: 0.6 });
    running.emulator.faults.add({ operation: 'ListStages', kind: 'throttle', times: 1 });
    const pages = [1, 2, 3, 4].map(async (maxResults) =>
      call(running, stages.list, { connection, maxResults }),
    );
    await expect
      .poll(async () => (await call(running, budget.get, { connection })).items)
      .toMatchObject([
        {
          operation: 'ListStages',
          quota: 5,
          share: 3,
          perSecond: expect.closeTo(2.4, 0) as number,
          sent: 1,
          throttled: 1,
          waiting: { visible: 4, hover: 0, background: 0 },
        },
      ]);
    expect((await Promise.all(pages)).map(({ items }) => items.length)).toEqual([1, 2, 3, 4]);
    expect((await call(running, budget.get, { connection })).items).toMatchObject([
      { sent: 5, throttled: 1, repeated: 1, waiting: { visible: 0 } },
    ]);
  });

  it('spends one call on equal questions that come together', async () => {
    running = await startConsole({ share: 0.6 });
    running.emulator.faults.add({ operation: 'ListStages', kind: 'latency', ms: 1_000 });
    const [first, ...others] = await Promise.all(
      Array.from({ length: 10 }, async () => call(running, stages.list, { connection })),
    );
    for (const other of others) expect(other).toEqual(first);
    expect(running.emulator.calls.list()).toHaveLength(1);
  });

  it('is not that of a connection which there is not', async () => {
    running = await startConsole({ share: 0.6 });
    const { status, json } = await attempt(running, budget.get, { connection: 'nowhere' });
    expect([status, json()]).toMatchObject([404, { code: 'unknown_connection' }]);
  });
});
