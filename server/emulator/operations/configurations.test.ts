import { describe, expect, it } from 'vitest';
import { standingAt } from '../simulation/compositions.ts';
import { apiOf } from '../testing/api.ts';
import { refusalOf } from '../testing/refusal.ts';
import { START, worldAt } from '../testing/worlds.ts';

/** Encoder and storage configurations: what is made, and what is in use. */

const emptyApi = (quotas = {}) => apiOf(worldAt('empty', 1, START, { quotas }));
const showtime = () => {
  const world = worldAt('showtime');
  const arnOf = (kind: string, id: string | undefined) =>
    `arn:aws:ivs:us-east-1:${world.accountId}:${kind}/${id ?? ''}`;
  return { world, api: apiOf(world), arnOf };
};

describe('CreateEncoderConfiguration', () => {
  it('has a default for each figure of the picture', () => {
    const api = emptyApi();
    const { encoderConfiguration } = api.CreateEncoderConfiguration({});
    expect(encoderConfiguration).toEqual({
      arn: expect.stringMatching(/:encoder-configuration\/[A-Za-z0-9]{12}$/),
      name: '',
      video: { width: 1_280, height: 720, framerate: 30, bitrate: 2_500_000 },
      tags: {},
    });
    const partly = api.CreateEncoderConfiguration({ name: 'x', video: { width: 640 }, tags: { a: 'b' } });
    expect(partly.encoderConfiguration).toMatchObject({
      name: 'x',
      video: { width: 640, height: 720, framerate: 30, bitrate: 2_500_000 },
      tags: { a: 'b' },
    });
    const { arn } = partly.encoderConfiguration ?? {};
    expect(api.GetEncoderConfiguration({ arn })).toEqual(partly);
    expect(api.ListEncoderConfigurations({}).encoderConfigurations).toHaveLength(2);
  });

  it('stops at the quota', () => {
    const api = emptyApi();
    for (let made = 0; made < 20; made += 1) api.CreateEncoderConfiguration({});
    expect(refusalOf(() => api.CreateEncoderConfiguration({}))).toEqual({
      name: 'ServiceQuotaExceededException',
      message: 'The account has reached its quota of 20 encoder configurations',
    });
    expect(() => {
      const raised = emptyApi({ encoderConfigurations: 21 });
      for (let made = 0; made < 21; made += 1) raised.CreateEncoderConfiguration({});
    }).not.toThrow();
  });
});

describe('DeleteEncoderConfiguration', () => {
  it('takes it away, once', () => {
    const api = emptyApi();
    const arn = api.CreateEncoderConfiguration({}).encoderConfiguration?.arn;
    expect(api.DeleteEncoderConfiguration({ arn })).toEqual({});
    expect(api.ListEncoderConfigurations({}).encoderConfigurations).toEqual([]);
    expect(refusalOf(() => api.DeleteEncoderConfiguration({ arn })).name).toBe('ResourceNotFoundException');
  });

  it('is refused while a composition uses it, and only then', () => {
    const { world, api, arnOf } = showtime();
    const running = world
      .compositionsAt(START)
      .filter(({ transitions }) =>
        ['STARTING', 'ACTIVE', 'STOPPING'].includes(standingAt(transitions, START)?.state ?? ''),
      );
    const used = new Set(
      running.flatMap(({ recipe }) => recipe.destinations.map((one) => one.encoderConfigurationId)),
    );
    expect(used.size).toBeGreaterThan(1);
    for (const { id } of world.resources.encoderConfigurations) {
      const act = () => api.DeleteEncoderConfiguration({ arn: arnOf('encoder-configuration', id) });
      if (used.has(id)) {
        expect(refusalOf(act)).toEqual({
          name: 'ConflictException',
          message: 'The encoder configuration is used by a composition',
        });
      } else {
        expect(act).not.toThrow();
      }
    }
  });
});

describe('CreateStorageConfiguration', () => {
  it('names a bucket', () => {
    const api = emptyApi();
    const made = api.CreateStorageConfiguration({ name: 'archive', s3: { bucketName: 'my.bucket-1' } });
    expect(made.storageConfiguration).toEqual({
      arn: expect.stringMatching(/:storage-configuration\/[A-Za-z0-9]{12}$/),
      name: 'archive',
      s3: { bucketName: 'my.bucket-1' },
      tags: {},
    });
    expect(api.GetStorageConfiguration({ arn: made.storageConfiguration?.arn })).toEqual(made);
  });

  it('stops at the quota, which is also the length of a page', () => {
    const api = emptyApi({ storageConfigurations: 7 });
    for (let made = 0; made < 7; made += 1) api.CreateStorageConfiguration({ s3: { bucketName: 'abc' } });
    expect(refusalOf(() => api.CreateStorageConfiguration({ s3: { bucketName: 'abc' } })).name).toBe(
      'ServiceQuotaExceededException',
    );
    const page = api.ListStorageConfigurations({});
    expect(page.storageConfigurations).toHaveLength(7);
    expect(page.nextToken).toBeUndefined();
  });
});

describe('DeleteStorageConfiguration', () => {
  it('takes it away, once', () => {
    const api = emptyApi();
    const { storageConfiguration } = api.CreateStorageConfiguration({ s3: { bucketName: 'abc' } });
    const arn = storageConfiguration?.arn;
    expect(api.DeleteStorageConfiguration({ arn })).toEqual({});
    expect(refusalOf(() => api.GetStorageConfiguration({ arn })).name).toBe('ResourceNotFoundException');
  });

  it('is refused while a stage records to it', () => {
    const api = emptyApi();
    const { storageConfiguration } = api.CreateStorageConfiguration({ s3: { bucketName: 'abc' } });
    const storageConfigurationArn = storageConfiguration?.arn ?? '';
    const stage = api.CreateStage({
      autoParticipantRecordingConfiguration: { storageConfigurationArn },
    }).stage?.arn;
    const act = () => api.DeleteStorageConfiguration({ arn: storageConfigurationArn });
    expect(refusalOf(act)).toEqual({
      name: 'ConflictException',
      message: 'The storage configuration is associated with a stage',
    });
    api.UpdateStage({ arn: stage, autoParticipantRecordingConfiguration: { storageConfigurationArn: '' } });
    expect(act).not.toThrow();
  });

  it('is refused while a composition records to it', () => {
    const { world, api, arnOf } = showtime();
    const [first] = world
      .compositionsAt(START)
      .filter(({ transitions }) => standingAt(transitions, START)?.state === 'ACTIVE')
      .flatMap(({ recipe }) => recipe.destinations.filter(({ kind }) => kind === 's3'));
    const act = () =>
      api.DeleteStorageConfiguration({ arn: arnOf('storage-configuration', first?.storageConfigurationId) });
    expect(refusalOf(act)).toEqual({
      name: 'ConflictException',
      message: 'The storage configuration is used by a composition',
    });
  });
});
