import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { capacity } from '#shared/capacity/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type ExampleIds, exampleIds } from '#server/testing/example-paths.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
const at = '2026-11-20T14:00:00Z';

let running: RunningConsole;
let ids: ExampleIds;
beforeAll(async () => {
  running = await startConsole({ quotas: { stages: 2_500 } });
  ids = await exampleIds(running);
});
afterEach(() => running.emulator.faults.clear());
afterAll(async () => running.close());

describe('the quotas', () => {
  it('are those of the account, by their codes', async () => {
    const { item } = await call(running, capacity.quotas, { connection });
    expect(item.quotas.find(({ code }) => code === 'L-47F0B706')).toEqual({
      code: 'L-47F0B706',
      name: 'Stages',
      value: 2_500,
      adjustable: true,
    });
  });

  it('may be forbidden, which is said by the name of the permission', async () => {
    running.emulator.faults.add({
      operation: 'ListServiceQuotas',
      kind: 'error',
      errorType: 'AccessDeniedException',
    });
    const sent = await attempt(running, capacity.quotas, { connection });
    expect([sent.status, sent.json()]).toMatchObject([
      403,
      { code: 'aws_access_denied', message: expect.stringContaining('the prefix servicequotas') as string },
    ]);
  });
});

describe('what is measured', () => {
  it('are the publishers and subscriptions of the Region, now and at most', async () => {
    const { item } = await call(running, capacity.region, { connection, at });
    const { publishers, subscriptions } = item;
    expect(publishers.now).toBeGreaterThan(0);
    expect(publishers.dayPeak).toBeGreaterThanOrEqual(publishers.now ?? Infinity);
    expect(subscriptions.now).toBeGreaterThan(publishers.now ?? Infinity);
  });

  it('are those of live stages, with nothing of one that there is not, in one call', async () => {
    running.emulator.calls.clear();
    const stages = `${ids['stageId']},NoSuchStage1`;
    const { item } = await call(running, capacity.stages, { connection, stages, at });
    const [live, none] = item.stages;
    expect(live?.stageId).toBe(ids['stageId']);
    expect(live?.subscribers).toBeGreaterThan(0);
    expect(none).toEqual({ stageId: 'NoSuchStage1' });
    expect(running.emulator.calls.list({ operation: 'GetMetricData' })).toHaveLength(1);
  });
});
