import {
  CloudWatchClient,
  GetMetricDataCommand,
  ListMetricsCommand,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import {
  IVSRealTimeClient,
  ListParticipantsCommand,
  paginateListStages,
  type StageSummary,
} from '@aws-sdk/client-ivs-realtime';
import { ListServiceQuotasCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../emulator/start.ts';
import { emulatedServices } from './emulated-services.ts';

const START = Date.parse('2026-11-20T14:00:00Z');
const HOUR = 3_600_000;

let emulator: Emulator;
let cloudwatch: CloudWatchClient;
let quotas: ServiceQuotasClient;
let ivs: IVSRealTimeClient;
let stage: StageSummary;
let publisher = '';

const settings = (url: string, secretAccessKey = 'test') => ({
  endpoint: url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey },
  maxAttempts: 1,
});

beforeAll(async () => {
  emulator = await startEmulator({
    scenario: 'showtime',
    seed: 1,
    startedAt: START,
    paused: true,
    rates: 'off',
    neighbours: emulatedServices,
  });
  cloudwatch = new CloudWatchClient(settings(emulator.url));
  quotas = new ServiceQuotasClient(settings(emulator.url));
  ivs = new IVSRealTimeClient(settings(emulator.url));
  for await (const { stages = [] } of paginateListStages({ client: ivs }, {})) {
    for (const one of stages) {
      if (!one.activeSessionId || publisher !== '') continue;
      const { participants = [] } = await ivs.send(
        new ListParticipantsCommand({
          stageArn: one.arn,
          sessionId: one.activeSessionId,
          filterByPublished: true,
        }),
      );
      const found = participants.find(({ state }) => state === 'CONNECTED');
      if (found?.participantId === undefined) continue;
      stage = one;
      publisher = found.participantId;
    }
  }
});
afterAll(async () => {
  cloudwatch.destroy();
  quotas.destroy();
  ivs.destroy();
  await emulator.close();
});

const stageId = (): string => stage.arn?.split('/').at(-1) ?? '';

function query(id: string, name: string, dimensions: Record<string, string>, more = {}): MetricDataQuery {
  return {
    Id: id,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/IVSRealTime',
        MetricName: name,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: 60,
      Stat: 'Average',
      ...more,
    },
  };
}

async function read(queries: MetricDataQuery[], more = {}) {
  return cloudwatch.send(
    new GetMetricDataCommand({
      MetricDataQueries: queries,
      StartTime: new Date(START - HOUR),
      EndTime: new Date(START),
      ScanBy: 'TimestampAscending',
      ...more,
    }),
  );
}

describe('GetMetricData', () => {
  it('answers what follows from the world: people, streams, losses, period by period', async () => {
    const of = { Stage: stageId() };
    const { MetricDataResults = [] } = await read([
      query('people', 'Publishers', of, { Stat: 'Maximum' }),
      query('loss', 'DownloadPacketLoss', of),
      query('frames', 'PublishFramerate', { ...of, Participant: publisher }),
      query('audio', 'PublishBitrate', {
        ...of,
        Participant: publisher,
        MediaType: 'audio',
        SimulcastLayer: 'none',
      }),
    ]);
    expect(MetricDataResults.map(({ Id, StatusCode }) => [Id, StatusCode])).toEqual([
      ['people', 'Complete'],
      ['loss', 'Complete'],
      ['frames', 'Complete'],
      ['audio', 'Complete'],
    ]);
    for (const { Id = '', Timestamps = [], Values = [] } of MetricDataResults) {
      expect([Id, Values.length > 0]).toEqual([Id, true]);
      expect(Timestamps.length).toBe(Values.length);
      expect(Timestamps.every((at) => at.getTime() % 60_000 === 0)).toBe(true);
    }
    const { participants = [] } = await ivs.send(
      new ListParticipantsCommand({
        stageArn: stage.arn,
        sessionId: stage.activeSessionId,
        filterByPublished: true,
        maxResults: 100,
      }),
    );
    const most = Math.max(...(MetricDataResults[0]?.Values ?? []));
    expect(most).toBeLessThanOrEqual(participants.length);
    expect(most).toBeGreaterThan(0);
  });

  it('answers the same again, and nothing of what the service does not send or what is still to come', async () => {
    const of = { Stage: stageId() };
    const queries = [
      query('bits', 'PublishBitrate', of),
      query('nothing', 'PublishJitter', of),
      query('wrong', 'Publishers', { ...of, Participant: publisher }),
      query('elsewhere', 'Publishers', { Stage: 'NoSuchStage1' }),
    ];
    const [first, second] = await Promise.all([read(queries), read(queries)]);
    expect(first.MetricDataResults).toEqual(second.MetricDataResults);
    expect(first.MetricDataResults?.slice(1).flatMap(({ Values = [] }) => Values)).toEqual([]);
    const later = await read([query('later', 'Publishers', of)], {
      StartTime: new Date(START + 120_000),
      EndTime: new Date(START + HOUR),
    });
    expect(later.MetricDataResults?.[0]?.Values).toEqual([]);
  });

  it('comes in pages that together are the whole, a line cut in two among them', async () => {
    const of = { Stage: stageId() };
    const queries = [query('a', 'Publishers', of), query('b', 'Subscribers', of)];
    const whole = await read(queries);
    const pieces = new Map<string, number[]>();
    let token: string | undefined;
    let pages = 0;
    do {
      const page = await read(queries, { MaxDatapoints: 7, NextToken: token });
      for (const { Id = '', Values = [] } of page.MetricDataResults ?? [])
        pieces.set(Id, [...(pieces.get(Id) ?? []), ...Values]);
      token = page.NextToken;
      pages += 1;
    } while (token !== undefined);
    expect(pages).toBeGreaterThan(2);
    expect([...pieces]).toEqual(whole.MetricDataResults?.map(({ Id, Values }) => [Id, Values]));
  });

  it('keeps coarser data for longer, as CloudWatch does', async () => {
    const old = { StartTime: new Date(START - 20 * 24 * HOUR), EndTime: new Date(START - 16 * 24 * HOUR) };
    const { MetricDataResults = [] } = await read(
      [
        query('fine', 'ConcurrentPublishers', {}),
        query('coarse', 'ConcurrentPublishers', {}, { Period: 3_600 }),
      ],
      old,
    );
    expect(MetricDataResults[0]?.Values).toEqual([]);
    expect(MetricDataResults[1]?.Values?.length).toBeGreaterThan(0);
  });

  it.each([
    ['two queries of one id', [query('a', 'Publishers', {}), query('a', 'Subscribers', {})], {}],
    ['a period that is none', [query('a', 'Publishers', {}, { Period: 61 })], {}],
    ['an end before the start', [query('a', 'Publishers', {})], { EndTime: new Date(START - 2 * HOUR) }],
    ['no query', [], {}],
    ['501 queries', Array.from({ length: 501 }, (_, index) => query(`m${index}`, 'Publishers', {})), {}],
  ])('refuses %s', async (_what, queries, more) => {
    await expect(read(queries, more)).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('is refused with a wrong secret, as IVS is', async () => {
    const stranger = new CloudWatchClient(settings(emulator.url, 'wrong'));
    await expect(
      stranger.send(
        new GetMetricDataCommand({
          MetricDataQueries: [query('a', 'Publishers', {})],
          StartTime: new Date(START - HOUR),
          EndTime: new Date(START),
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    stranger.destroy();
  });

  it('shows trouble that was ordered, on the way up and on the way down', async () => {
    const of = { Stage: stageId(), Participant: publisher };
    const queries = [
      query('frames', 'PublishFramerate', of),
      query('video', 'SubscribeBitrate', { ...of, MediaType: 'video' }),
    ];
    const recent = { StartTime: new Date(START - 300_000) };
    const before = await read(queries, recent);
    for (const trouble of ['upload', 'download'])
      await order({
        participantId: publisher,
        trouble,
        from: new Date(START - HOUR).toISOString(),
        to: new Date(START + HOUR).toISOString(),
      });
    const after = await read(queries, recent);
    await fetch(`${emulator.url}/_emulator/media`, {
      method: 'DELETE',
      headers: { 'x-emulator-control': '1' },
    });
    for (const [index, { Values: good = [] }] of (before.MetricDataResults ?? []).entries()) {
      const bad = after.MetricDataResults?.[index]?.Values ?? [];
      expect(bad.length).toBe(good.length);
      for (const [place, value] of good.entries()) expect(bad[place]).toBeLessThan(value / 2);
    }
    expect((await read(queries, recent)).MetricDataResults).toEqual(before.MetricDataResults);
  });
});

async function order(body: object): Promise<number> {
  const answer = await fetch(`${emulator.url}/_emulator/media`, {
    method: 'POST',
    headers: { 'x-emulator-control': '1', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await answer.body?.cancel();
  return answer.status;
}

describe('an order of trouble', () => {
  it.each([
    ['an unknown kind', { trouble: 'rain' }],
    ['an end before its beginning', { to: '2026-11-20T12:00:00Z' }],
    ['no participant', { participantId: '' }],
  ])('is refused with %s', async (_what, wrong) => {
    const right = {
      participantId: 'somebody',
      trouble: 'upload',
      from: '2026-11-20T13:00:00Z',
      to: '2026-11-20T14:00:00Z',
    };
    expect(await order({ ...right, ...wrong })).toBe(400);
  });
});

describe('ListMetrics', () => {
  it('lists what was sent, and with a dimension only what has it', async () => {
    const found = await cloudwatch.send(
      new ListMetricsCommand({
        Namespace: 'AWS/IVSRealTime',
        Dimensions: [{ Name: 'Participant', Value: publisher }],
      }),
    );
    const names = new Set(found.Metrics?.map(({ MetricName }) => MetricName));
    expect(names).toContain('PublishBitrate');
    expect(names).toContain('DownloadPacketLoss');
    expect(names).not.toContain('Publishers');
    const none = await cloudwatch.send(new ListMetricsCommand({ Namespace: 'AWS/EC2' }));
    expect(none.Metrics).toEqual([]);
  });
});

describe('ListServiceQuotas', () => {
  it('lists the quotas of the world, page by page', async () => {
    const first = await quotas.send(new ListServiceQuotasCommand({ ServiceCode: 'ivs', MaxResults: 5 }));
    expect(first.Quotas).toHaveLength(5);
    const rest = await quotas.send(
      new ListServiceQuotasCommand({ ServiceCode: 'ivs', MaxResults: 5, NextToken: first.NextToken }),
    );
    const codes = [...(first.Quotas ?? []), ...(rest.Quotas ?? [])].map(({ QuotaCode }) => QuotaCode);
    expect(codes).toContain('L-47F0B706');
    expect(new Set(codes).size).toBe(9);
    expect(rest.NextToken).toBeUndefined();
  });

  it('knows no other service', async () => {
    await expect(quotas.send(new ListServiceQuotasCommand({ ServiceCode: 'ec2' }))).rejects.toMatchObject({
      name: 'NoSuchResourceException',
    });
  });
});
