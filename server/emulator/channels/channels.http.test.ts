import {
  type ChannelSummary,
  IvsClient,
  ListChannelsCommand,
  ListStreamsCommand,
  type StreamSummary,
} from '@aws-sdk/client-ivs';
import { IVSRealTime } from '@aws-sdk/client-ivs-realtime';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ScenarioName } from '../scenarios/scenario-names.ts';
import { type Emulator, startEmulator } from '../start.ts';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const START = Date.parse('2026-11-20T14:00:00Z');

let emulator: Emulator;
let ivs: IvsClient;
let realTime: IVSRealTime;

async function start(scenario: ScenarioName = 'showtime'): Promise<Emulator> {
  return startEmulator({ scenario, seed: 1, startedAt: START, paused: true, rates: 'off' });
}
const clientOf = ({ url, region }: Emulator): IvsClient =>
  new IvsClient({ endpoint: url, region, credentials, maxAttempts: 1 });

beforeEach(async () => {
  emulator = await start();
  ivs = clientOf(emulator);
  realTime = new IVSRealTime({
    endpoint: emulator.url,
    region: emulator.region,
    credentials,
    maxAttempts: 1,
  });
});
afterEach(async () => {
  ivs.destroy();
  realTime.destroy();
  await emulator.close();
});

async function channels(client = ivs): Promise<ChannelSummary[]> {
  return (await client.send(new ListChannelsCommand({}))).channels ?? [];
}
async function streams(client = ivs): Promise<StreamSummary[]> {
  return (await client.send(new ListStreamsCommand({}))).streams ?? [];
}
const sorted = (arns: readonly (string | undefined)[]): string[] =>
  arns.map(String).toSorted((one, other) => (one < other ? -1 : 1));
const liveArns = async (): Promise<string[]> => sorted((await streams()).map(({ channelArn }) => channelArn));

async function control(path: string, body = '{}'): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${emulator.url}/_emulator/${path}`, {
    method: 'POST',
    headers: { 'x-emulator-control': '1', 'content-type': 'application/json' },
    body,
  });
  return { status: answer.status, body: await answer.json() };
}

/** What it takes to start a composition on a stage of this world that broadcasts to this channel. */
async function broadcast(channelArn: string | undefined) {
  const { stages = [] } = await realTime.listStages({ maxResults: 100 });
  const running = await realTime.listCompositions({});
  const busy = new Set((running.compositions ?? []).map(({ stageArn }) => stageArn));
  const stage = stages.find(({ arn, activeSessionId }) => activeSessionId && !busy.has(arn));
  return realTime.startComposition({ stageArn: stage?.arn, destinations: [{ channel: { channelArn } }] });
}

/** Every channel to which a composition that runs broadcasts, as GetComposition has it. */
async function broadcastTo(): Promise<string[]> {
  const { compositions = [] } = await realTime.listCompositions({});
  const details = await Promise.all(compositions.map(async ({ arn }) => realTime.getComposition({ arn })));
  return sorted(
    details
      .flatMap(({ composition }) => composition?.destinations ?? [])
      .filter(({ state }) => state !== 'STOPPED' && state !== 'FAILED')
      .flatMap(({ configuration }) => configuration?.channel?.channelArn ?? []),
  );
}

describe('the channels of an account', () => {
  it('are those of its compositions and some that are free, and the same in every run', async () => {
    const all = await channels();
    expect(all.length).toBeGreaterThan(6);
    expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(['programme-main', 'rehearsal', '']));
    for (const arn of await broadcastTo()) expect(all.map((channel) => channel.arn)).toContain(arn);
    const other = await start();
    const again = clientOf(other);
    expect(await channels(again)).toEqual(all);
    again.destroy();
    await other.close();
  });

  it('come page by page, and by name', async () => {
    const all = await channels();
    const found: ChannelSummary[] = [];
    let nextToken: string | undefined;
    do {
      const page = await ivs.send(new ListChannelsCommand({ maxResults: 2, nextToken }));
      expect(page.channels?.length).toBeLessThanOrEqual(2);
      found.push(...(page.channels ?? []));
      ({ nextToken } = page);
    } while (nextToken !== undefined);
    expect(found).toEqual(all);
    const named = await ivs.send(new ListChannelsCommand({ filterByName: 'rehearsal' }));
    expect(named.channels?.map(({ name }) => name)).toEqual(['rehearsal']);
  });

  it('stay when the stage that broadcasts to them is deleted', async () => {
    const all = await channels();
    const { compositions = [] } = await realTime.listCompositions({});
    await realTime.deleteStage({ arn: compositions[0]?.stageArn });
    expect(await channels()).toEqual(all);
  });
});

describe('a channel', () => {
  it('is live exactly while a composition broadcasts to it, and then no other composition can have it', async () => {
    expect(await liveArns()).toEqual(await broadcastTo());
    const free = (await channels()).find(({ name }) => name === 'programme-main')?.arn;
    const { composition } = await broadcast(free);
    expect(await liveArns()).toContain(free);
    expect(await liveArns()).toEqual(await broadcastTo());
    await expect(broadcast(free)).rejects.toMatchObject({ name: 'ConflictException' });

    await realTime.stopComposition({ arn: composition?.arn });
    emulator.clock.step(60_000);
    expect(await liveArns()).not.toContain(free);
    expect(await liveArns()).toEqual(await broadcastTo());
    expect((await broadcast(free)).composition?.state).toBe('STARTING');
  });

  it('goes live by hand, as by an encoder of elsewhere, and offline again', async () => {
    const free = (await channels()).find(({ name }) => name === 'rehearsal')?.arn ?? '';
    const id = free.split('/').at(-1) ?? '';
    expect(await control(`channels/${id}/go-live`)).toEqual({
      status: 200,
      body: { channelId: id, live: true },
    });
    const stream = (await streams()).find(({ channelArn }) => channelArn === free);
    expect(stream).toMatchObject({ state: 'LIVE', startTime: new Date(START) });
    await expect(broadcast(free)).rejects.toMatchObject({ name: 'ConflictException' });
    expect(await control(`channels/${id}/go-offline`)).toMatchObject({ body: { live: false } });
    expect((await broadcast(free)).composition?.state).toBe('STARTING');
    expect(await control(`channels/${id}/go-live`, '{"loud":true}')).toMatchObject({ status: 400 });
  });
});

describe('the second API', () => {
  it.each([
    [{ maxResults: 0 }, 'maxResults'],
    [{ maxResults: 101 }, 'maxResults'],
    [{ nextToken: 'foreign' }, 'nextToken'],
    [{ filterByName: 'with a blank' }, 'filterByName'],
  ])('refuses %j by name', async (input, member) => {
    await expect(ivs.send(new ListChannelsCommand(input))).rejects.toMatchObject({
      name: 'ValidationException',
      exceptionMessage: expect.stringContaining(member) as string,
    });
  });

  it('meets the faults that are ordered for it, and is in the record of calls', async () => {
    emulator.faults.add({ operation: 'ListChannels', kind: 'error', errorType: 'AccessDeniedException' });
    await expect(channels()).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await streams();
    expect(emulator.calls.list().map(({ operation, outcome }) => [operation, outcome])).toEqual([
      ['ListChannels', 403],
      ['ListStreams', 200],
    ]);
  });

  it('wants a signature', async () => {
    const answer = await fetch(`${emulator.url}/ListChannels`, { method: 'POST', body: '{}' });
    expect([answer.status, await answer.text()]).toMatchObject([
      403,
      expect.stringContaining('Missing Authentication Token') as string,
    ]);
  });
});

describe('an account without stages', () => {
  let empty: Emulator;
  let client: IvsClient;
  beforeAll(async () => {
    empty = await start('empty');
    client = clientOf(empty);
  });
  afterAll(async () => {
    client.destroy();
    await empty.close();
  });

  it('has no channels either', async () => {
    expect([await channels(client), await streams(client)]).toEqual([[], []]);
  });
});

describe('the rate of calls', () => {
  it('is five a second of each operation, apart from those of IVS Real-Time', async () => {
    const paced = await startEmulator({ scenario: 'empty', seed: 1, startedAt: START, paused: true });
    const client = clientOf(paced);
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, async () => channels(client)));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(4);
    for (const outcome of refused) expect(outcome).toMatchObject({ reason: { name: 'ThrottlingException' } });
    expect(await streams(client)).toEqual([]);
    client.destroy();
    await paced.close();
  });
});
