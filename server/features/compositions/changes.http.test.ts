import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { compositions } from '#shared/compositions/contract.ts';
import type { CompositionDraft } from '#shared/compositions/drafts.ts';
import { idOf } from '#shared/contract/ids.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type ExampleIds, exampleIds } from '#server/testing/example-paths.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
let ids: ExampleIds;
beforeEach(async () => {
  running = await startConsole();
  ids = await exampleIds(running);
});
afterEach(async () => running.close());

const s3 = () => ({
  name: 'archive',
  s3: {
    storageConfigurationId: ids['storageConfigurationId'] ?? '',
    encoderConfigurationIds: [ids['encoderConfigurationId'] ?? ''],
    recordingConfiguration: {
      format: 'HLS' as const,
      hlsConfiguration: { targetSegmentDurationSeconds: 5 },
    },
    thumbnailConfigurations: [{ targetIntervalSeconds: 20, storage: ['LATEST' as const] }],
  },
});
const channel = () => ({
  name: 'air',
  channel: { channelArn: `arn:aws:ivs:us-east-1:${running.emulator.accountId}:channel/AbCdEfGhIjKl` },
});
const draft = (idempotencyToken = 'once'): CompositionDraft => ({
  stageId: ids['stageId'] ?? '',
  idempotencyToken,
  layout: { pip: { pipPosition: 'TOP_LEFT', pipWidth: 320, pipHeight: 180, gridGap: 4 } },
  destinations: [channel(), s3()],
  tags: { team: 'show' },
});

describe('a composition', () => {
  it('is started with its layout and destinations, and read so', async () => {
    const made = await call(running, compositionChanges.start, { connection, body: draft() });
    expect(made.item).toMatchObject({
      state: 'STARTING',
      layout: { pip: { pipPosition: 'TOP_LEFT', pipWidth: 320, pipHeight: 180, gridGap: 4 } },
      destinations: [
        { configuration: channel() },
        {
          configuration: {
            name: 'archive',
            s3: {
              recordingConfiguration: s3().s3.recordingConfiguration,
              thumbnailConfigurations: s3().s3.thumbnailConfigurations,
            },
          },
          detail: { s3: { recordingPrefix: expect.any(String) as string } },
        },
      ],
      tags: { team: 'show' },
    });
    const compositionId = idOf(made.item.arn);
    expect((await call(running, compositions.get, { connection, compositionId })).item).toEqual(made.item);
  });

  it('is started once, however often it is asked for with one idempotency token', async () => {
    const count = async (): Promise<number> =>
      (await call(running, compositions.list, { connection, maxResults: 100 })).items.length;
    const before = await count();
    const [one, two] = [
      await call(running, compositionChanges.start, { connection, body: draft() }),
      await call(running, compositionChanges.start, { connection, body: draft() }),
    ];
    expect(two.item.arn).toBe(one.item.arn);
    expect(await count()).toBe(before + 1);
    const other = { ...draft(), layout: { grid: {} } };
    const sent = await attempt(running, compositionChanges.start, { connection, body: other });
    expect([sent.status, sent.json()]).toMatchObject([409, { code: 'aws_conflict' }]);
  });

  it('may have been started although the answer was lost, and the same token finds it', async () => {
    running.emulator.faults.add({ operation: 'StartComposition', kind: 'reset', carriedOut: true, times: 1 });
    const lost = await attempt(running, compositionChanges.start, { connection, body: draft() });
    expect([lost.status, lost.json()]).toMatchObject([
      502,
      {
        code: 'aws_unavailable',
        message: expect.stringContaining('It may have been done nevertheless') as string,
      },
    ]);
    const { items } = await call(running, compositions.list, { connection, stageId: ids['stageId'] });
    const found = await call(running, compositionChanges.start, { connection, body: draft() });
    expect(items.map(({ arn }) => arn)).toContain(found.item.arn);
  });

  it('is stopped', async () => {
    const made = await call(running, compositionChanges.start, {
      connection,
      body: { ...draft(), destinations: [s3()] },
    });
    const one = { connection, compositionId: idOf(made.item.arn) };
    running.emulator.clock.step(30_000);
    expect((await call(running, compositions.get, one)).item.state).toBe('ACTIVE');
    const { asOf } = await call(running, compositionChanges.stop, one);
    expect(asOf).toBe('2026-11-20T14:00:30.000Z');
    expect((await call(running, compositions.get, one)).item.state).toBe('STOPPING');
    running.emulator.clock.step(60_000);
    expect((await call(running, compositions.get, one)).item.state).toBe('STOPPED');
  });
});
