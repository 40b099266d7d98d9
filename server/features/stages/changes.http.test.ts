import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { stages } from '#shared/stages/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type ExampleIds, exampleIds } from '#server/testing/example-paths.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
let ids: ExampleIds;
beforeAll(async () => {
  running = await startConsole();
  ids = await exampleIds(running);
});
afterAll(async () => running.close());

const recording = () => ({
  storageConfigurationId: ids['storageConfigurationId'] ?? '',
  mediaTypes: ['AUDIO_ONLY' as const],
  thumbnailConfiguration: {
    targetIntervalSeconds: 30,
    storage: ['LATEST' as const],
    recordingMode: 'INTERVAL' as const,
  },
  recordingReconnectWindowSeconds: 30,
  hlsConfiguration: { targetSegmentDurationSeconds: 4 },
  recordParticipantReplicas: false,
});

describe('a new stage', () => {
  it('is answered as it will be read, with its endpoints and without a session', async () => {
    const { storageConfigurationId, ...rest } = recording();
    const made = await call(running, stageChanges.create, {
      connection,
      body: { name: 'Main', tags: { team: 'show' }, autoParticipantRecordingConfiguration: recording() },
    });
    expect(made.item).toMatchObject({
      name: 'Main',
      tags: { team: 'show' },
      autoParticipantRecordingConfiguration: {
        ...rest,
        storageConfigurationArn: expect.stringMatching(
          new RegExp(`:storage-configuration/${storageConfigurationId}$`),
        ) as string,
      },
      endpoints: { whip: expect.any(String) as string, rtmps: expect.any(String) as string },
    });
    const read = await call(running, stages.get, { connection, stageId: idOf(made.item.arn) });
    expect(read.item).toEqual(made.item);
  });

  it('comes with the tokens that were asked for, in that order', async () => {
    const asked = [
      { userId: 'anna', capabilities: ['PUBLISH' as const] },
      { userId: 'bert', duration: 5 },
      { attributes: { seat: '3' } },
    ];
    const { item, participantTokens } = await call(running, stageChanges.create, {
      connection,
      body: { participantTokenConfigurations: asked },
    });
    expect(participantTokens).toMatchObject(asked);
    // Made, and kept nowhere: reading the stage does not tell them again.
    const read = await attempt(running, stages.get, { connection, stageId: idOf(item.arn) });
    for (const { token = '' } of participantTokens ?? []) expect(read.body).not.toContain(token);
  });

  it('may be a stage of which nothing was said', async () => {
    const { item } = await call(running, stageChanges.create, { connection, body: {} });
    expect(item).toMatchObject({
      name: '',
      autoParticipantRecordingConfiguration: { storageConfigurationArn: '' },
    });
  });
});

describe('a stage that is changed', () => {
  it('keeps what was left out', async () => {
    const made = await call(running, stageChanges.create, {
      connection,
      body: { name: 'Before', autoParticipantRecordingConfiguration: recording() },
    });
    const stage = { connection, stageId: idOf(made.item.arn) };

    const renamed = await call(running, stageChanges.update, { ...stage, body: { name: 'After' } });
    expect(renamed.item).toEqual({ ...made.item, name: 'After' });

    const off = { autoParticipantRecordingConfiguration: { storageConfigurationId: '' } };
    const silent = await call(running, stageChanges.update, { ...stage, body: off });
    expect(silent.item).toMatchObject({
      name: 'After',
      autoParticipantRecordingConfiguration: { storageConfigurationArn: '', mediaTypes: ['AUDIO_VIDEO'] },
    });
    expect((await call(running, stageChanges.update, { ...stage, body: {} })).item).toEqual(silent.item);
    expect((await call(running, stages.get, stage)).item).toEqual(silent.item);
  });

  it('is not there to be changed once it was deleted', async () => {
    const { item } = await call(running, stageChanges.create, { connection, body: {} });
    const stage = { connection, stageId: idOf(item.arn) };
    await call(running, stageChanges.remove, stage);
    const sent = await attempt(running, stageChanges.update, { ...stage, body: { name: 'x' } });
    expect([sent.status, sent.json()]).toMatchObject([404, { code: 'aws_not_found' }]);
  });
});

describe('a stage that is deleted', () => {
  it('takes with it what its endpoint says that it makes stale', async () => {
    const all = (await call(running, ingest.list, { connection, maxResults: 100 })).items;
    const stageId = idOf(all.find(({ stageArn }) => stageArn !== '')?.stageArn ?? '');
    const attached = all.filter(({ stageArn }) => idOf(stageArn) === stageId);
    expect(await call(running, stageChanges.remove, { connection, stageId })).toEqual({
      asOf: '2026-11-20T14:00:00.000Z',
    });
    expect((await attempt(running, stages.get, { connection, stageId })).status).toBe(404);
    const { items } = await call(running, stages.list, { connection, maxResults: 100 });
    expect(items.map(({ arn }) => idOf(arn))).not.toContain(stageId);
    for (const { arn } of attached) {
      const { item } = await call(running, ingest.get, { connection, ingestConfigurationId: idOf(arn) });
      expect(item).toMatchObject({ stageArn: '', state: 'INACTIVE' });
    }
    running.emulator.clock.step(120_000);
    const left = await call(running, compositions.list, { connection, maxResults: 100 });
    for (const { stageArn, state } of left.items)
      if (idOf(stageArn) === stageId) expect(['STOPPING', 'STOPPED', 'FAILED']).toContain(state);
  });
});
