import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { budget } from '#shared/budget/contract.ts';
import { metrics } from '#shared/metrics/contract.ts';
import { participants } from '#shared/participants/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type ExampleIds, exampleIds } from '#server/testing/example-paths.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
const HOUR = { from: '2026-11-20T13:00:00Z', to: '2026-11-20T14:00:00Z' };

let running: RunningConsole;
let ids: ExampleIds;
let clock = 0;
let publisher = '';

beforeAll(async () => {
  running = await startConsole({ share: 0.95, cache: true, cacheNow: () => clock });
  ids = await exampleIds(running);
  const { items } = await call(running, participants.list, {
    connection,
    stageId: ids['stageId'] ?? '',
    sessionId: ids['sessionId'] ?? '',
    filterByPublished: true,
  });
  publisher = items.find(({ state }) => state === 'CONNECTED')?.participantId ?? '';
});
afterEach(() => running.emulator.faults.clear());
afterAll(async () => running.close());

const ofStage = async (span = HOUR) =>
  call(running, metrics.stage, { connection, stageId: ids['stageId'] ?? '', ...span });
const callsMade = () => running.emulator.calls.list({ operation: 'GetMetricData' }).length;

describe('the metrics of a stage', () => {
  it('come as lines of one value a period, with gaps where nothing was measured', async () => {
    const { item } = await ofStage();
    expect(item).toMatchObject({ period: 60, tooOld: false, from: '2026-11-20T13:00:00.000Z' });
    expect(item.series.map(({ metric, statistic }) => `${metric} ${statistic}`)).toContain(
      'Publishers Maximum',
    );
    const people = item.series.find(({ metric }) => metric === 'Publishers')?.values ?? [];
    expect(people).toHaveLength(60);
    expect(people.some((value) => value !== null && value > 0)).toBe(true);
  });

  it('are asked by one call, and a period long not again', async () => {
    clock += 3_600_000;
    const before = callsMade();
    await ofStage();
    expect(callsMade() - before).toBe(1);
    clock += 59_000;
    await ofStage();
    expect(callsMade() - before).toBe(1);
    clock += 2_000;
    await ofStage();
    expect(callsMade() - before).toBe(2);
  });

  it('of a time that is over are held for good', async () => {
    const span = { from: '2026-11-20T10:00:00Z', to: '2026-11-20T11:00:00Z' };
    await ofStage(span);
    const before = callsMade();
    clock += 24 * 3_600_000;
    await ofStage(span);
    expect(callsMade()).toBe(before);
  });

  it('come in longer periods of a longer time, and are told to be gone where they are', async () => {
    const month = await ofStage({ from: '2026-10-21T00:00:00Z', to: '2026-11-20T00:00:00Z' });
    expect(month.item.period).toBe(21_600);
    const past = await ofStage({ from: '2024-11-20T13:00:00Z', to: '2024-11-20T14:00:00Z' });
    expect(past.item).toMatchObject({ tooOld: true });
  });

  it('are refused by the name of the field, and by that of the permission', async () => {
    const stageId = ids['stageId'] ?? '';
    const turned = await attempt(running, metrics.stage, {
      connection,
      stageId,
      from: HOUR.to,
      to: HOUR.from,
    });
    expect([turned.status, turned.json()]).toMatchObject([
      400,
      { code: 'bad_request', fields: [{ path: 'query.to', message: 'must be later than query.from' }] },
    ]);
    running.emulator.faults.add({
      operation: 'GetMetricData',
      kind: 'error',
      errorType: 'AccessDeniedException',
    });
    const denied = await attempt(running, metrics.stage, {
      connection,
      stageId,
      from: '2026-11-20T12:00:00Z',
      to: HOUR.to,
    });
    expect([denied.status, denied.json()]).toMatchObject([
      403,
      { code: 'aws_access_denied', message: expect.stringContaining('the prefix cloudwatch') as string },
    ]);
  });

  it.each([
    ['InternalError', '00', 502, 'aws_unavailable', 'CloudWatch failed to read 1 of 8 metrics'],
    ['Forbidden', '05', 403, 'aws_access_denied', 'does not let this connection read 1 of 8 metrics'],
    ['PartialData', '10', 502, 'aws_invalid_answer', 'has given only a part of 1 of 8 metrics'],
  ] as const)(
    'say so where a line was not read whole, hold the others, and ask for it again: %s',
    async (statusCode, from, status, code, words) => {
      // Over for long: what is held of it is held for good.
      const span = { from: `2026-11-20T13:${from}:00Z`, to: '2026-11-20T13:40:00Z' };
      const wanted = { connection, stageId: ids['stageId'] ?? '', ...span };
      running.emulator.faults.add({
        operation: 'GetMetricData',
        kind: 'metric-status',
        statusCode,
        metrics: ['PublishBitrate'],
        times: 1,
      });
      const refused = await attempt(running, metrics.stage, wanted);
      expect([refused.status, refused.json()]).toMatchObject([
        status,
        { code, message: expect.stringContaining(words) as string },
      ]);
      expect((refused.json() as { message: string }).message).toContain('PublishBitrate');
      const before = callsMade();
      // Would meet whoever asked for the others again.
      running.emulator.faults.add({
        operation: 'GetMetricData',
        kind: 'metric-status',
        statusCode,
        metrics: ['Publishers', 'Subscribers'],
      });
      const { item } = await ofStage(span);
      expect(callsMade() - before).toBe(1);
      const bitrate = item.series.find(({ metric }) => metric === 'PublishBitrate')?.values ?? [];
      expect(bitrate.filter((value) => value !== null).length).toBeGreaterThan(20);
      await ofStage(span);
      expect(callsMade() - before).toBe(1);
    },
  );

  it('wait in a lane of their own, and are asked again when CloudWatch throttles', async () => {
    running.emulator.faults.add({ operation: 'GetMetricData', kind: 'throttle', times: 1 });
    await ofStage({ from: '2026-11-20T09:00:00Z', to: '2026-11-20T09:30:00Z' });
    const { items } = await call(running, budget.get, { connection });
    expect(items.find(({ operation }) => operation === 'GetMetricData')).toMatchObject({
      quota: 50,
      throttled: 1,
    });
  });
});

describe('the metrics of participants', () => {
  it('come stream by stream', async () => {
    const { item } = await call(running, metrics.participants, {
      connection,
      stageId: ids['stageId'] ?? '',
      participants: publisher,
      ...HOUR,
    });
    const measured = item.series.filter(({ values }) => values.some((value) => value !== null));
    expect(measured.map(({ metric }) => metric)).toContain('PublishBitrate');
    expect(measured.every(({ participantId }) => participantId === publisher)).toBe(true);
    const audio = item.series.find(
      ({ metric, mediaType }) => metric === 'PublishBitrate' && mediaType === 'audio',
    );
    expect(audio).toMatchObject({ layer: 'none' });
  });

  it('are of twenty at most', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `participant${index}`).join(',');
    const sent = await attempt(running, metrics.participants, {
      connection,
      stageId: ids['stageId'] ?? '',
      participants: many,
      ...HOUR,
    });
    expect([sent.status, sent.json()]).toMatchObject([400, { fields: [{ path: 'query.participants' }] }]);
  });
});
