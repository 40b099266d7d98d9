import { describe, expect, it } from 'vitest';
import { readToken } from '../state/tokens.ts';
import { apiOf } from '../testing/api.ts';
import { refusalOf } from '../testing/refusal.ts';
import { START, worldAt } from '../testing/worlds.ts';

const OFF = {
  storageConfigurationArn: '',
  mediaTypes: ['AUDIO_VIDEO'],
  thumbnailConfiguration: { targetIntervalSeconds: 60, storage: ['SEQUENTIAL'], recordingMode: 'DISABLED' },
  recordingReconnectWindowSeconds: 0,
  hlsConfiguration: { targetSegmentDurationSeconds: 6 },
  recordParticipantReplicas: true,
};

const emptyWorld = (quotas = {}) => {
  const world = worldAt('empty', 1, START, { quotas });
  const api = apiOf(world);
  const storageArn = () =>
    api.CreateStorageConfiguration({ s3: { bucketName: 'recordings' } }).storageConfiguration?.arn ?? '';
  const unknown = (kind: string) => `arn:aws:ivs:us-east-1:${world.accountId}:${kind}/Unknown12345`;
  return { world, api, storageArn, unknown };
};

const showtime = () => {
  const world = worldAt('showtime');
  const api = apiOf(world);
  const arnOf = (name: string) =>
    api.ListStages({ maxResults: 100 }).stages?.find((stage) => stage.name === name)?.arn ?? '';
  return { world, api, arnOf };
};

describe('CreateStage', () => {
  it('makes an idle stage that can be read at once', () => {
    const { world, api } = emptyWorld();
    const { stage, participantTokens } = api.CreateStage({});
    expect(stage).toMatchObject({
      arn: expect.stringMatching(
        new RegExp(`^arn:aws:ivs:us-east-1:${world.accountId}:stage/[A-Za-z0-9]{12}$`),
      ),
      name: '',
      activeSessionId: '',
      tags: {},
      autoParticipantRecordingConfiguration: OFF,
      endpoints: { events: 'wss://global.events.live-video.net' },
    });
    expect(participantTokens).toEqual([]);
    expect(api.GetStage({ arn: stage?.arn }).stage).toEqual(stage);
    expect(api.ListStages({}).stages?.map(({ arn }) => arn)).toEqual([stage?.arn]);
    expect(api.ListStageSessions({ stageArn: stage?.arn }).stageSessions).toEqual([]);
  });

  it('takes name, tags and recording, and fills in what recording leaves out', () => {
    const { api, storageArn } = emptyWorld();
    const arn = storageArn();
    const { stage } = api.CreateStage({
      name: 'studio_1-a',
      tags: { env: 'prod' },
      autoParticipantRecordingConfiguration: {
        storageConfigurationArn: arn,
        mediaTypes: ['NONE'],
        thumbnailConfiguration: { recordingMode: 'INTERVAL', storage: ['LATEST'] },
        recordingReconnectWindowSeconds: 30,
      },
    });
    expect(stage).toMatchObject({ name: 'studio_1-a', tags: { env: 'prod' } });
    expect(stage?.autoParticipantRecordingConfiguration).toEqual({
      ...OFF,
      storageConfigurationArn: arn,
      mediaTypes: ['NONE'],
      thumbnailConfiguration: { targetIntervalSeconds: 60, storage: ['LATEST'], recordingMode: 'INTERVAL' },
      recordingReconnectWindowSeconds: 30,
    });
  });

  it('makes up to twelve tokens, in the order that was asked', () => {
    const { world, api } = emptyWorld();
    const { stage, participantTokens = [] } = api.CreateStage({
      participantTokenConfigurations: Array.from({ length: 12 }, (_, index) => ({ userId: `user-${index}` })),
    });
    expect(participantTokens.map(({ userId }) => userId)).toEqual(
      Array.from({ length: 12 }, (_, index) => `user-${index}`),
    );
    const read = participantTokens.map(({ token = '' }) => readToken(world, token));
    expect(read.map(({ participantId }) => participantId)).toEqual(
      participantTokens.map(({ participantId }) => participantId),
    );
    expect(new Set(read.map(({ stageId }) => stageId))).toEqual(new Set([stage?.arn?.split('/')[1]]));
  });

  it('refuses a storage configuration that is not there, and a thirteenth token', () => {
    const { api, unknown } = emptyWorld();
    const recording = { storageConfigurationArn: unknown('storage-configuration') };
    expect(refusalOf(() => api.CreateStage({ autoParticipantRecordingConfiguration: recording }))).toEqual({
      name: 'ValidationException',
      message: expect.stringContaining("'autoParticipantRecordingConfiguration.storageConfigurationArn'"),
    });
    const participantTokenConfigurations = Array.from({ length: 13 }, () => ({}));
    expect(refusalOf(() => api.CreateStage({ participantTokenConfigurations })).name).toBe(
      'ValidationException',
    );
    expect(api.ListStages({}).stages).toEqual([]);
  });

  it('stops at the quota, and goes on when there is room again', () => {
    const { api } = emptyWorld({ stages: 2 });
    api.CreateStage({});
    const { stage } = api.CreateStage({});
    expect(refusalOf(() => api.CreateStage({}))).toEqual({
      name: 'ServiceQuotaExceededException',
      message: 'The account has reached its quota of 2 stages',
    });
    api.DeleteStage({ arn: stage?.arn });
    expect(() => api.CreateStage({})).not.toThrow();
  });

  it('finds no room in an account with a thousand stages', () => {
    const api = apiOf(worldAt('thousand'));
    expect(refusalOf(() => api.CreateStage({})).name).toBe('ServiceQuotaExceededException');
  });
});

describe('UpdateStage', () => {
  it('changes what it is given and leaves the rest', () => {
    const { api, storageArn } = emptyWorld();
    const arn = api.CreateStage({ name: 'a', tags: { env: 'dev' } }).stage?.arn;
    const recording = { storageConfigurationArn: storageArn(), recordParticipantReplicas: false };
    const { stage } = api.UpdateStage({ arn, autoParticipantRecordingConfiguration: recording });
    expect(stage).toMatchObject({ name: 'a', tags: { env: 'dev' } });
    expect(stage?.autoParticipantRecordingConfiguration).toEqual({ ...OFF, ...recording });
    expect(api.UpdateStage({ arn, name: 'b' }).stage).toEqual({ ...stage, name: 'b' });
    expect(api.UpdateStage({ arn, name: '' }).stage?.name).toBe('');
    expect(api.GetStage({ arn }).stage).toEqual({ ...stage, name: '' });
  });

  it('takes a recording setup as a whole, and an empty ARN as an end to it', () => {
    const { api, storageArn } = emptyWorld();
    const storageConfigurationArn = storageArn();
    const arn = api.CreateStage({
      autoParticipantRecordingConfiguration: { storageConfigurationArn, recordingReconnectWindowSeconds: 60 },
    }).stage?.arn;
    const update = (autoParticipantRecordingConfiguration: { storageConfigurationArn: string }) =>
      api.UpdateStage({ arn, autoParticipantRecordingConfiguration }).stage
        ?.autoParticipantRecordingConfiguration;
    expect(update({ storageConfigurationArn })?.recordingReconnectWindowSeconds).toBe(0);
    const off = { storageConfigurationArn: '', mediaTypes: ['AUDIO_ONLY' as const] };
    expect(update(off)).toEqual(OFF);
  });

  it('does not touch the recording while somebody is recorded', () => {
    const { api, arnOf } = showtime();
    const arn = arnOf('sports-league-final');
    const present = api.GetStage({ arn }).stage?.autoParticipantRecordingConfiguration;
    const off = { storageConfigurationArn: '' };
    expect(refusalOf(() => api.UpdateStage({ arn, autoParticipantRecordingConfiguration: off }))).toEqual({
      name: 'ConflictException',
      message: 'Recording is active on the stage and cannot be reconfigured',
    });
    expect(api.UpdateStage({ arn, name: 'renamed' }).stage?.name).toBe('renamed');
    // The same again is no change.
    const same = api.UpdateStage({ arn, autoParticipantRecordingConfiguration: present }).stage;
    expect(same?.autoParticipantRecordingConfiguration).toEqual(present);
  });

  it('changes it once nobody is', () => {
    const { world, api, arnOf } = showtime();
    const arn = arnOf('classroom-algebra-2');
    world.setNow(START + 10 * 60_000);
    const { stage } = api.UpdateStage({
      arn,
      autoParticipantRecordingConfiguration: { storageConfigurationArn: '' },
    });
    expect(stage?.autoParticipantRecordingConfiguration).toEqual(OFF);
  });

  it('finds neither a stage nor a storage configuration that is not there', () => {
    const { api, unknown } = emptyWorld();
    expect(refusalOf(() => api.UpdateStage({ arn: unknown('stage') })).name).toBe(
      'ResourceNotFoundException',
    );
    const arn = api.CreateStage({}).stage?.arn;
    const recording = { storageConfigurationArn: unknown('storage-configuration') };
    expect(
      refusalOf(() => api.UpdateStage({ arn, autoParticipantRecordingConfiguration: recording })).name,
    ).toBe('ResourceNotFoundException');
  });
});

describe('DeleteStage', () => {
  it('takes the stage and its sessions away', () => {
    const { api, arnOf } = showtime();
    const arn = arnOf('show-morning-brief');
    const { stageSessions = [] } = api.ListStageSessions({ stageArn: arn });
    expect(stageSessions.length).toBeGreaterThan(0);
    expect(api.DeleteStage({ arn })).toEqual({});
    expect(refusalOf(() => api.GetStage({ arn })).name).toBe('ResourceNotFoundException');
    expect(refusalOf(() => api.DeleteStage({ arn })).name).toBe('ResourceNotFoundException');
    expect(refusalOf(() => api.CreateParticipantToken({ stageArn: arn })).name).toBe(
      'ResourceNotFoundException',
    );
    expect(api.ListStageSessions({ stageArn: arn }).stageSessions).toEqual([]);
    expect(api.ListStages({ maxResults: 100 }).stages).toHaveLength(39);
  });

  it('detaches the ingest configurations of the stage, and only those', () => {
    const { api, arnOf } = showtime();
    const arn = arnOf('sports-league-final');
    const attached = () =>
      (api.ListIngestConfigurations({}).ingestConfigurations ?? []).map(({ stageArn }) => stageArn);
    const before = attached();
    expect(before.filter((stageArn) => stageArn === arn)).toHaveLength(2);
    api.DeleteStage({ arn });
    expect(attached()).toEqual(before.map((stageArn) => (stageArn === arn ? '' : stageArn)));
    expect(api.ListIngestConfigurations({ filterByStageArn: arn }).ingestConfigurations).toEqual([]);
  });
});
