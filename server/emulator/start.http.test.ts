import {
  GetStageCommand,
  IVSRealTimeClient,
  ListStagesCommand,
  paginateListStages,
} from '@aws-sdk/client-ivs-realtime';
import { afterEach, describe, expect, it } from 'vitest';
import { startEmulator, TEST_ACCOUNT, type Emulator, type EmulatorOptions } from './start.ts';

const START = Date.UTC(2026, 10, 20, 14);
const closing: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const started = async (options: EmulatorOptions = {}): Promise<Emulator & { client: IVSRealTimeClient }> => {
  const emulator = await startEmulator({
    scenario: 'showtime',
    seed: 1,
    startedAt: START,
    paused: true,
    rates: 'off',
    ...options,
  });
  const client = new IVSRealTimeClient({
    endpoint: emulator.url,
    region: emulator.region,
    credentials: options.accounts?.[0] ?? TEST_ACCOUNT,
    maxAttempts: 1,
  });
  closing.push(
    () => client.destroy(),
    () => emulator.close(),
  );
  return { ...emulator, client };
};

const stagesOf = async (client: IVSRealTimeClient) => {
  const stages = [];
  for await (const page of paginateListStages({ client, pageSize: 7 }, {})) {
    stages.push(...(page.stages ?? []));
  }
  return stages;
};

describe('the emulator', () => {
  it('serves one world through the SDK, page by page, each stage once', async () => {
    const { client, accountId } = await started();
    const stages = await stagesOf(client);
    expect(new Set(stages.map(({ arn }) => arn)).size).toBe(stages.length);
    expect(stages.length).toBeGreaterThan(30);
    const [first] = stages;
    expect(first?.arn).toMatch(new RegExp(`^arn:aws:ivs:us-east-1:${accountId}:stage/[a-zA-Z0-9]{12}$`));
    const { stage } = await client.send(new GetStageCommand({ arn: first?.arn }));
    expect(stage).toMatchObject({ arn: first?.arn, name: first?.name });
  });

  it('makes the same world from the same seed, and another from another', async () => {
    const one = await started();
    const same = await started();
    const other = await started({ seed: 2 });
    expect(same.accountId).toBe(one.accountId);
    expect(await stagesOf(same.client)).toEqual(await stagesOf(one.client));
    expect(other.accountId).not.toBe(one.accountId);
  });

  it('refuses the page tokens of another world and of another list', async () => {
    const one = await started();
    const other = await started({ seed: 2 });
    const { nextToken } = await one.client.send(new ListStagesCommand({ maxResults: 5 }));
    expect(nextToken).toBeDefined();
    for (const token of [nextToken, 'AAAA']) {
      const call = other.client.send(new ListStagesCommand({ nextToken: token }));
      await expect(call).rejects.toMatchObject({ name: 'ValidationException' });
    }
  });

  it('stands in the Region and takes the credentials that it is given', async () => {
    const accounts = [{ accessKeyId: 'mine', secretAccessKey: 'own' }];
    const { client, region, url } = await started({ region: 'eu-west-1', accounts });
    expect(region).toBe('eu-west-1');
    const { stages = [] } = await client.send(new ListStagesCommand({ maxResults: 1 }));
    expect(stages[0]?.arn).toContain(':eu-west-1:');
    const stranger = new IVSRealTimeClient({
      endpoint: url,
      region,
      credentials: TEST_ACCOUNT,
      maxAttempts: 1,
    });
    closing.push(() => stranger.destroy());
    const call = stranger.send(new ListStagesCommand({}));
    await expect(call).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  it('lets its clock, its faults and its record be used in the same process', async () => {
    const { client, clock, faults, calls, url } = await started();
    clock.step(90_000);
    const answer = await fetch(`${url}/ListStages`, { method: 'POST' });
    expect(answer.headers.get('x-emulator-now')).toBe('2026-11-20T14:01:30.000Z');
    faults.add({ operation: 'ListStages', kind: 'throttle', times: 1 });
    await expect(client.send(new ListStagesCommand({}))).rejects.toMatchObject({
      name: 'ThrottlingException',
    });
    await client.send(new ListStagesCommand({}));
    expect(calls.list().map(({ outcome }) => outcome)).toEqual([403, 429, 200]);
  });

  it('starts with the time running when it is not told to pause', async () => {
    const { clock } = await started({ paused: false, scenario: 'empty', speed: 100 });
    const first = clock.now();
    expect(first).toBeGreaterThanOrEqual(START);
    await expect.poll(() => clock.now()).toBeGreaterThan(first);
  });
});
