import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { budget } from '#shared/budget/contract.ts';
import { channels } from '#shared/channels/contract.ts';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { controlEmulator } from '#server/testing/control-emulator.ts';
import { type ExampleIds, exampleIds } from '#server/testing/example-paths.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
let ids: ExampleIds;
beforeAll(async () => {
  running = await startConsole({ share: 0.95 });
  ids = await exampleIds(running);
});
afterEach(() => running.emulator.faults.clear());
afterAll(async () => running.close());

const list = async () => (await call(running, channels.list, { connection })).items;
const live = async () =>
  (await call(running, channels.live, { connection })).items.map(({ channelArn }) => channelArn);

describe('the channels', () => {
  it('come with what one chooses by, and those that are live apart', async () => {
    const all = await list();
    expect(all.find(({ name }) => name === 'programme-main')).toMatchObject({
      arn: expect.stringContaining(`:${running.emulator.accountId}:channel/`) as string,
      type: 'STANDARD',
      latencyMode: 'LOW',
      tags: { env: 'prod' },
    });
    const arns = new Set(all.map(({ arn }) => arn));
    const busy = await live();
    expect(busy.length).toBeGreaterThan(0);
    for (const arn of busy) expect(arns).toContain(arn);
  });

  it('are live from the start of a composition on, which a second one does not get', async () => {
    const channelArn = (await list()).find(({ name }) => name === 'programme-backup')?.arn ?? '';
    const start = async (idempotencyToken: string) =>
      attempt(running, compositionChanges.start, {
        connection,
        body: {
          stageId: ids['stageId'] ?? '',
          idempotencyToken,
          destinations: [{ channel: { channelArn } }],
        },
      });
    expect((await start('first')).status).toBe(201);
    expect(await live()).toContain(channelArn);
    const second = await start('second');
    expect([second.status, second.json()]).toMatchObject([
      409,
      { code: 'aws_conflict', message: expect.stringContaining('Channel') as string },
    ]);
  });

  it('are live when an encoder of elsewhere broadcasts to them', async () => {
    const { arn = '' } = (await list()).find(({ name }) => name === 'rehearsal') ?? {};
    await controlEmulator(running.emulator, `channels/${arn.split('/').at(-1)}/go-live`);
    expect(await live()).toContain(arn);
  });

  it('may be forbidden, which is said by the name of the permission', async () => {
    running.emulator.faults.add({
      operation: 'ListChannels',
      kind: 'error',
      errorType: 'AccessDeniedException',
    });
    const sent = await attempt(running, channels.list, { connection });
    expect([sent.status, sent.json()]).toMatchObject([
      403,
      { code: 'aws_access_denied', message: expect.stringContaining('ListChannels') as string },
    ]);
  });
});

describe('the budget', () => {
  it('has a lane for each operation of channels, and asks again when AWS throttles', async () => {
    running.emulator.faults.add({ operation: 'ListStreams', kind: 'throttle', times: 1 });
    await live();
    const { items } = await call(running, budget.get, { connection });
    const lane = items.find(({ operation }) => operation === 'ListStreams');
    expect(lane).toMatchObject({ quota: 5, share: 4.75, throttled: 1, hits: 0 });
    expect(items.map(({ operation }) => operation)).toContain('ListChannels');
  });

  it('makes one call of equal questions at one time', async () => {
    // Long enough for all ten to have come, also on a busy machine.
    running.emulator.faults.add({ operation: 'ListStreams', kind: 'latency', ms: 1_500 });
    running.emulator.calls.clear();
    await Promise.all(Array.from({ length: 10 }, live));
    const asked = running.emulator.calls.list().filter(({ operation }) => operation === 'ListStreams');
    expect(asked).toHaveLength(1);
  });
});
