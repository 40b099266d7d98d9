import { expect } from 'vitest';
import { anywhere, simulated } from './case.ts';
import { given, makeEncoder, makeIngest, makeKey, makeStage, makeStorage } from './make.ts';
import { NEEDS_BUCKET, type SomeSuccesses } from './success.ts';

const GONE = { name: 'ResourceNotFoundException' };

export const ENCODER_SUCCESSES = {
  CreateEncoderConfiguration: anywhere(async ({ call }) => {
    const video = { width: 1_080, height: 1_920, framerate: 29.97, bitrate: 4_000_000 };
    const { encoderConfiguration } = await call('CreateEncoderConfiguration', { name: 'portrait', video });
    expect(encoderConfiguration).toMatchObject({ name: 'portrait', video });
    const plain = await call('CreateEncoderConfiguration', {});
    expect(plain.encoderConfiguration?.video).toEqual({
      width: 1_280,
      height: 720,
      framerate: 30,
      bitrate: 2_500_000,
    });
  }),
  GetEncoderConfiguration: anywhere(async ({ call }) => {
    const made = await call('CreateEncoderConfiguration', { name: 'read' });
    const arn = made.encoderConfiguration?.arn;
    expect((await call('GetEncoderConfiguration', { arn })).encoderConfiguration).toEqual(
      made.encoderConfiguration,
    );
  }),
  DeleteEncoderConfiguration: anywhere(async (target) => {
    const arn = await makeEncoder(target);
    await target.call('DeleteEncoderConfiguration', { arn });
    expect(await target.refused('GetEncoderConfiguration', { arn })).toMatchObject(GONE);
  }),
  ListEncoderConfigurations: anywhere(async (target) => {
    const arn = await makeEncoder(target, { name: 'listed' });
    const { encoderConfigurations = [] } = await target.call('ListEncoderConfigurations', {});
    const one = given(encoderConfigurations.find((each) => each.arn === arn));
    expect(one.name).toBe('listed');
    expect(one).not.toHaveProperty('video');
  }),
} satisfies SomeSuccesses;

export const STORAGE_SUCCESSES = {
  CreateStorageConfiguration: simulated(NEEDS_BUCKET, async ({ call }) => {
    const s3 = { bucketName: 'conformance.archive-1' };
    const { storageConfiguration } = await call('CreateStorageConfiguration', { name: 'archive', s3 });
    expect(storageConfiguration).toMatchObject({ name: 'archive', s3 });
  }),
  GetStorageConfiguration: simulated(NEEDS_BUCKET, async ({ call }) => {
    const made = await call('CreateStorageConfiguration', { s3: { bucketName: 'conformance' } });
    const arn = made.storageConfiguration?.arn;
    expect((await call('GetStorageConfiguration', { arn })).storageConfiguration).toEqual(
      made.storageConfiguration,
    );
  }),
  DeleteStorageConfiguration: simulated(NEEDS_BUCKET, async (target) => {
    const arn = await makeStorage(target);
    await target.call('DeleteStorageConfiguration', { arn });
    expect(await target.refused('GetStorageConfiguration', { arn })).toMatchObject(GONE);
  }),
  ListStorageConfigurations: simulated(NEEDS_BUCKET, async (target) => {
    const arn = await makeStorage(target);
    const { storageConfigurations = [] } = await target.call('ListStorageConfigurations', {});
    const one = given(storageConfigurations.find((each) => each.arn === arn));
    expect(one).toEqual((await target.call('GetStorageConfiguration', { arn })).storageConfiguration);
  }),
} satisfies SomeSuccesses;

export const INGEST_SUCCESSES = {
  CreateIngestConfiguration: anywhere(async (target) => {
    const stageArn = await makeStage(target);
    const asked = { name: 'camera', stageArn, userId: 'cam-1', attributes: { seat: '1' } };
    const { ingestConfiguration } = await target.call('CreateIngestConfiguration', {
      ...asked,
      ingestProtocol: 'RTMP',
      insecureIngest: true,
    });
    expect(ingestConfiguration).toMatchObject({ ...asked, ingestProtocol: 'RTMP', state: 'INACTIVE' });
    const plain = await target.call('CreateIngestConfiguration', { ingestProtocol: 'RTMPS' });
    expect(plain.ingestConfiguration).toMatchObject({ ingestProtocol: 'RTMPS', state: 'INACTIVE' });
    expect(plain.ingestConfiguration?.streamKey).not.toBe(ingestConfiguration?.streamKey);
  }),
  GetIngestConfiguration: anywhere(async ({ call }) => {
    const made = await call('CreateIngestConfiguration', { ingestProtocol: 'RTMPS', redundantIngest: true });
    const arn = made.ingestConfiguration?.arn;
    expect(made.ingestConfiguration?.redundantIngestCredentials).toHaveLength(2);
    expect((await call('GetIngestConfiguration', { arn })).ingestConfiguration).toEqual(
      made.ingestConfiguration,
    );
  }),
  UpdateIngestConfiguration: anywhere(async (target) => {
    const stageArn = await makeStage(target);
    const { arn } = await makeIngest(target, { name: 'camera' });
    const attached = await target.call('UpdateIngestConfiguration', { arn, stageArn });
    expect(attached.ingestConfiguration).toMatchObject({ arn, stageArn, name: 'camera' });
    const detached = await target.call('UpdateIngestConfiguration', { arn, stageArn: '' });
    expect(detached.ingestConfiguration?.stageArn ?? '').toBe('');
  }),
  DeleteIngestConfiguration: anywhere(async (target) => {
    const { arn } = await makeIngest(target);
    await target.call('DeleteIngestConfiguration', { arn });
    expect(await target.refused('GetIngestConfiguration', { arn })).toMatchObject(GONE);
  }),
  ListIngestConfigurations: anywhere(async (target) => {
    const stageArn = await makeStage(target);
    const { arn } = await makeIngest(target, { stageArn });
    const other = await makeIngest(target);
    const arnsOf = async (filter: object) =>
      ((await target.call('ListIngestConfigurations', filter)).ingestConfigurations ?? []).map(
        (one) => one.arn,
      );
    expect(await arnsOf({ filterByStageArn: stageArn })).toEqual([arn]);
    expect(await arnsOf({ filterByState: 'INACTIVE', maxResults: 100 })).toEqual(
      expect.arrayContaining([arn, other.arn]),
    );
    const { ingestConfigurations } = await target.call('ListIngestConfigurations', {
      filterByStageArn: stageArn,
    });
    expect(ingestConfigurations?.[0]).not.toHaveProperty('streamKey');
  }),
} satisfies SomeSuccesses;

export const PUBLIC_KEY_SUCCESSES = {
  ImportPublicKey: anywhere(async (target) => {
    const { arn } = await makeKey(target);
    const { publicKey } = await target.call('GetPublicKey', { arn });
    expect(publicKey).toMatchObject({ arn, fingerprint: expect.stringMatching(/\w/) as string });
  }),
  GetPublicKey: anywhere(async (target) => {
    const { arn, pem } = await makeKey(target);
    const { publicKey } = await target.call('GetPublicKey', { arn });
    expect(publicKey?.publicKeyMaterial?.trim()).toBe(pem.trim());
  }),
  DeletePublicKey: anywhere(async (target) => {
    const { arn } = await makeKey(target);
    await target.call('DeletePublicKey', { arn });
    expect(await target.refused('GetPublicKey', { arn })).toMatchObject(GONE);
  }),
  ListPublicKeys: anywhere(async (target) => {
    const { arn } = await makeKey(target);
    const { publicKeys = [] } = await target.call('ListPublicKeys', {});
    const one = given(publicKeys.find((each) => each.arn === arn));
    expect(one).not.toHaveProperty('publicKeyMaterial');
  }),
} satisfies SomeSuccesses;
