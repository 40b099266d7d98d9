import { afterEach, describe, expect, it } from 'vitest';
import { budget } from '#shared/budget/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
// Calls may still wait for their turn; closing takes them back.
afterEach(async () => running.close(0));

describe('the budget of a connection', () => {
  it('is empty before anything was called, and costs no call itself', async () => {
    running = await startConsole({ share: 0.6 });
    expect(await call(running, budget.get, { connection })).toEqual({ items: [], waiting: [] });
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
      {
        sent: 5,
        throttled: 1,
        repeated: 1,
        waiting: { visible: 0 },
        lastMinute: { sent: 5, throttled: 1 },
        hits: 0,
        misses: 4,
      },
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

  it('tells a request that has waited for a second where it stands', async () => {
    // One call in 2.9 seconds: as long as somebody who hovers waits at most, so that who looks late still sees both.
    running = await startConsole({ share: 0.07 });
    const ids = ['6f9619ff-8b86-4d01-b42d-00cf4fc964ff', '7a1b29ff-8b86-4d01-b42d-00cf4fc964ff'] as const;
    const asked = ['', ...ids].map(async (request, index) =>
      send(running.port, {
        path: `/api/${connection}/stages?maxResults=${index + 1}`,
        headers: {
          'x-callboard-request': request,
          ...(request === ids[0] ? { 'x-callboard-priority': 'hover' } : {}),
        },
      }),
    );
    await expect
      .poll(async () => (await call(running, budget.get, { connection })).waiting, { timeout: 3_000 })
      .toMatchObject([
        { request: ids[1], operation: 'ListStages', position: 1 },
        { request: ids[0], operation: 'ListStages', position: 2 },
      ]);
    const { items, waiting } = await call(running, budget.get, { connection });
    expect(items).toMatchObject([{ waiting: { visible: 1, hover: 1 } }]);
    expect((waiting[1]?.seconds ?? 0) - (waiting[0]?.seconds ?? 0)).toBeCloseTo(2.9, 0);
    void Promise.allSettled(asked);
  });

  it('is not that of a connection which there is not', async () => {
    running = await startConsole({ share: 0.6 });
    const { status, json } = await attempt(running, budget.get, { connection: 'nowhere' });
    expect([status, json()]).toMatchObject([404, { code: 'unknown_connection' }]);
  });
});
