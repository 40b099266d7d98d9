import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { compositions } from '#shared/compositions/contract.ts';
import { encoderConfigurationChanges } from '#shared/encoder-configurations/changes.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole();
});
afterAll(async () => running.close());

const create = encoderConfigurationChanges.create;
const remove = encoderConfigurationChanges.remove;

describe('an encoder configuration', () => {
  it('is answered as it will be read, is in the list, and is gone once it was deleted', async () => {
    const body = {
      name: 'upright',
      video: { width: 1080, height: 1920, framerate: 29.97, bitrate: 4_000_000 },
      tags: { team: 'show' },
    };
    const made = await call(running, create, { connection, body });
    expect(made).toMatchObject({ item: body, asOf: '2026-11-20T14:00:00.000Z' });

    const encoderConfigurationId = idOf(made.item.arn);
    const read = { connection, encoderConfigurationId };
    expect((await call(running, encoderConfigurations.get, read)).item).toEqual(made.item);
    const arns = async (): Promise<string[]> =>
      (await call(running, encoderConfigurations.list, { connection, maxResults: 100 })).items.map(
        ({ arn }) => arn,
      );
    expect(await arns()).toContain(made.item.arn);

    expect(await call(running, remove, read)).toEqual({ asOf: '2026-11-20T14:00:00.000Z' });
    expect((await attempt(running, encoderConfigurations.get, read)).status).toBe(404);
    expect(await arns()).not.toContain(made.item.arn);
    expect((await attempt(running, remove, read)).json()).toMatchObject({ code: 'aws_not_found' });
  });

  it('has AWS’s defaults where nothing was said', async () => {
    const { item } = await call(running, create, { connection, body: {} });
    expect(item).toMatchObject({
      name: '',
      video: { width: 1280, height: 720, framerate: 30, bitrate: 2_500_000 },
      tags: {},
    });
  });

  it('cannot be deleted while a composition uses it', async () => {
    const { items } = await call(running, compositions.list, { connection });
    const active = items.find(({ state }) => state === 'ACTIVE');
    const { item } = await call(running, compositions.get, {
      connection,
      compositionId: idOf(active?.arn ?? ''),
    });
    const used = item.destinations.flatMap(({ configuration: { channel, s3 } }) => [
      ...(channel?.encoderConfigurationArn === undefined ? [] : [channel.encoderConfigurationArn]),
      ...(s3?.encoderConfigurationArns ?? []),
    ]);
    const sent = await attempt(running, remove, { connection, encoderConfigurationId: idOf(used[0] ?? '') });
    expect([sent.status, sent.json()]).toMatchObject([409, { code: 'aws_conflict' }]);
  });
});
