import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Operation, OperationInput } from '../wire/operation.ts';
import { violations } from './check.ts';
import type { MemberTable } from './constraint.ts';
import { INPUTS } from './inputs.ts';
import { refusalOf } from './refusal.ts';
import { ruleViolations } from './rules.ts';
import { leastInput } from './testing/edge-cases.ts';

const HERE = 'us-east-1:123456789012';
const ELSEWHERE = 'us-west-2:123456789012';
const OF_ANOTHER = 'us-east-1:999999999999';
const STAGE = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGh1234';
const id = (realm: string, kind: string) => `arn:aws:ivs:${realm}:${kind}/AbCdEfGh1234`;

const OPERATIONS = Object.keys(INPUTS) as Operation[];

/** The members that the rules object to, after the limits of the model have been kept. */
const objections = <O extends Operation>(operation: O, input: OperationInput<O>): string[] => {
  expect(violations(operation, input)).toEqual([]);
  return ruleViolations(operation, input).map(({ member }) => member);
};

describe('an encoder configuration', () => {
  const video = (video: OperationInput<'CreateEncoderConfiguration'>['video']) =>
    objections('CreateEncoderConfiguration', { video });

  it('has even sides', () => {
    expect(video({ width: 640, height: 360 })).toEqual([]);
    expect(video({ width: 641, height: 360 })).toEqual(['video.width']);
    expect(video({ width: 641, height: 361 })).toEqual(['video.width', 'video.height']);
    expect(refusalOf('CreateEncoderConfiguration', { video: { width: 641 } })).toBe(
      "1 validation error detected: Value at 'video.width' failed to satisfy constraint: Member must be an even number",
    );
  });

  it('has at most 2,073,600 pixels, a missing side counting as its default', () => {
    expect(video({ width: 1920, height: 1080 })).toEqual([]);
    expect(video({ width: 1080, height: 1920 })).toEqual([]);
    expect(video({ width: 1440, height: 1440 })).toEqual([]);
    expect(video({ width: 1442, height: 1440 })).toEqual(['video']);
    expect(video({ width: 1920, height: 1082 })).toEqual(['video']);
    expect(video({ width: 1920 })).toEqual([]);
    expect(video({ height: 1620 })).toEqual([]);
    expect(video({ height: 1622 })).toEqual(['video']);
    expect(video({})).toEqual([]);
    expect(video(undefined)).toEqual([]);
  });
});

describe('attributes', () => {
  const key = 'é'.repeat(10);
  const ofBytes = (bytes: number) => ({ [key]: 'x'.repeat(bytes - 20) });

  const replication = {
    sourceStageArn: STAGE,
    destinationStageArn: id(HERE, 'stage') + '5',
    participantId: 'abc',
  };

  it('take at most 1,024 bytes of UTF-8, keys and values together, wherever they are given', () => {
    const tried: [string, (attributes: Record<string, string>) => string[], string][] = [
      [
        'CreateParticipantToken',
        (attributes) => objections('CreateParticipantToken', { stageArn: STAGE, attributes }),
        'attributes',
      ],
      [
        'CreateStage',
        (attributes) => objections('CreateStage', { participantTokenConfigurations: [{}, { attributes }] }),
        'participantTokenConfigurations[1].attributes',
      ],
      [
        'CreateIngestConfiguration',
        (attributes) => objections('CreateIngestConfiguration', { ingestProtocol: 'RTMPS', attributes }),
        'attributes',
      ],
      [
        'StartParticipantReplication',
        (attributes) => objections('StartParticipantReplication', { ...replication, attributes }),
        'attributes',
      ],
    ];
    for (const [, objectionsTo, member] of tried) {
      expect(objectionsTo(ofBytes(1_024))).toEqual([]);
      expect(objectionsTo(ofBytes(1_025))).toEqual([member]);
    }
    // The list above is complete: no other operation takes attributes.
    const takers = OPERATIONS.filter(
      (operation) =>
        'attributes' in INPUTS[operation] || 'participantTokenConfigurations' in INPUTS[operation],
    );
    expect(takers.sort()).toEqual(tried.map(([operation]) => operation).sort());
  });

  it('are measured for each token of a stage by itself', () => {
    const attributes = ofBytes(1_024);
    expect(
      objections('CreateStage', { participantTokenConfigurations: [{ attributes }, { attributes }] }),
    ).toEqual([]);
  });
});

describe('tags', () => {
  /** Every operation that takes tags, with an input that is right but for them. */
  const takers: { [O in Operation]?: OperationInput<O> } = {
    CreateStage: {},
    StartComposition: {
      stageArn: STAGE,
      destinations: [{ channel: { channelArn: id(HERE, 'channel') } }],
    },
    CreateEncoderConfiguration: {},
    CreateStorageConfiguration: { s3: { bucketName: 'recordings' } },
    CreateIngestConfiguration: { ingestProtocol: 'RTMPS' },
    ImportPublicKey: leastInput('ImportPublicKey') as unknown as OperationInput<'ImportPublicKey'>,
    TagResource: { resourceArn: STAGE, tags: {} },
  };
  const tagged = (operation: string, tags: Record<string, string>) =>
    objections(operation as 'TagResource', { ...takers[operation as 'TagResource']!, tags });

  it('are taken by these operations and no others', () => {
    expect(OPERATIONS.filter((operation) => 'tags' in (INPUTS[operation] as MemberTable)).sort()).toEqual(
      Object.keys(takers).sort(),
    );
  });

  it.each(Object.keys(takers))('of %s have keys that AWS does not reserve', (operation) => {
    expect(tagged(operation, { env: 'prod', 'laws:x': '', aws: '', 'my-aws:x': 'aws:' })).toEqual([]);
    expect(tagged(operation, { 'aws:x': '' })).toEqual(['tags']);
    expect(tagged(operation, { env: 'prod', 'AwS:x': '' })).toEqual(['tags']);
  });

  it.each(Object.keys(takers))('of %s are spelled with the characters that AWS names', (operation) => {
    expect(tagged(operation, { 'Größe in m_.:/=+-@': '７ x', 名前: '名 前', empty: '' })).toEqual([]);
    expect(tagged(operation, { 'a!b': '' })).toEqual(['tags']);
    expect(tagged(operation, { env: 'a\nb', stage: 'x', other: '<b>' })).toEqual(['tags.env', 'tags.other']);
  });

  it('that AWS reserves cannot be taken away', () => {
    const untag = (...tagKeys: string[]) => objections('UntagResource', { resourceArn: STAGE, tagKeys });
    expect(untag('env', 'aws')).toEqual([]);
    expect(untag('env', 'aws:createdBy', 'AWS:x')).toEqual(['tagKeys[1]', 'tagKeys[2]']);
  });
});

describe('filters', () => {
  it('of participants come one at a time', () => {
    const filtered = (filters: Partial<OperationInput<'ListParticipants'>>) =>
      objections('ListParticipants', { stageArn: STAGE, sessionId: 'st-AbCdEfGh12345', ...filters });
    expect(filtered({})).toEqual([]);
    expect(filtered({ filterByState: 'CONNECTED' })).toEqual([]);
    expect(filtered({ filterByPublished: false, filterByUserId: undefined })).toEqual([]);
    expect(filtered({ filterByPublished: false, filterByState: 'CONNECTED' })).toEqual(['filterByState']);
    expect(filtered({ filterByUserId: '', filterByRecordingState: 'ACTIVE' })).toEqual([
      'filterByRecordingState',
    ]);
    expect(
      filtered({
        filterByUserId: 'x',
        filterByPublished: true,
        filterByState: 'CONNECTED',
        filterByRecordingState: 'FAILED',
      }),
    ).toHaveLength(3);
  });

  it('of ingest configurations come one at a time', () => {
    expect(objections('ListIngestConfigurations', { filterByStageArn: STAGE })).toEqual([]);
    expect(objections('ListIngestConfigurations', { filterByState: 'ACTIVE' })).toEqual([]);
    expect(
      objections('ListIngestConfigurations', { filterByStageArn: STAGE, filterByState: 'ACTIVE' }),
    ).toEqual(['filterByState']);
  });

  it('of compositions may come together, which no page forbids', () => {
    expect(
      objections('ListCompositions', {
        filterByStageArn: STAGE,
        filterByEncoderConfigurationArn: id(HERE, 'encoder-configuration'),
      }),
    ).toEqual([]);
  });
});

describe('an ingest configuration', () => {
  it('of RTMP says that it is insecure', () => {
    const create = (input: OperationInput<'CreateIngestConfiguration'>) =>
      objections('CreateIngestConfiguration', input);
    expect(create({ ingestProtocol: 'RTMP', insecureIngest: true })).toEqual([]);
    expect(create({ ingestProtocol: 'RTMP', insecureIngest: false })).toEqual(['insecureIngest']);
    expect(create({ ingestProtocol: 'RTMP' })).toEqual(['insecureIngest']);
    expect(create({ ingestProtocol: 'RTMPS' })).toEqual([]);
    expect(create({ ingestProtocol: 'RTMPS', insecureIngest: true })).toEqual([]);
  });
});

describe('a composition', () => {
  type Destination = NonNullable<OperationInput<'StartComposition'>['destinations']>[number];
  const channel = (realm = HERE): Destination => ({ channel: { channelArn: id(realm, 'channel') } });
  const s3 = (storage = HERE, encoder = HERE): Destination => ({
    s3: {
      storageConfigurationArn: id(storage, 'storage-configuration'),
      encoderConfigurationArns: [id(encoder, 'encoder-configuration')],
    },
  });
  const start = (...destinations: Destination[]) =>
    objections('StartComposition', { stageArn: STAGE, destinations });

  it('has one channel, one s3, or one of each', () => {
    expect(start(channel())).toEqual([]);
    expect(start(s3())).toEqual([]);
    expect(start(s3(), channel())).toEqual([]);
    expect(start(channel(), channel())).toEqual(['destinations']);
    expect(start(s3(), s3())).toEqual(['destinations']);
  });

  it('has destinations of exactly one kind each', () => {
    expect(start(channel(), {})).toEqual(['destinations[1]']);
    expect(start({ ...channel(), ...s3() })).toEqual(['destinations[0]']);
    expect(start({ name: 'nowhere' }, {})).toEqual(['destinations[0]', 'destinations[1]']);
  });

  it('stays in the account and Region of its stage', () => {
    expect(start(channel(ELSEWHERE))).toEqual(['destinations[0].channel.channelArn']);
    expect(start(channel(OF_ANOTHER))).toEqual(['destinations[0].channel.channelArn']);
    expect(start(s3(ELSEWHERE))).toEqual(['destinations[0].s3.storageConfigurationArn']);
    // Of a storage configuration the reference says the Region alone.
    expect(start(s3(OF_ANOTHER))).toEqual([]);
    expect(start(s3(HERE, OF_ANOTHER))).toEqual(['destinations[0].s3.encoderConfigurationArns[0]']);
    const encoderConfigurationArn = id(ELSEWHERE, 'encoder-configuration');
    expect(start({ channel: { channelArn: id(HERE, 'channel'), encoderConfigurationArn } })).toEqual([
      'destinations[0].channel.encoderConfigurationArn',
    ]);
  });

  it('has one layout', () => {
    const layout = (layout: OperationInput<'StartComposition'>['layout']) =>
      objections('StartComposition', { stageArn: STAGE, destinations: [channel()], layout });
    expect(layout({})).toEqual([]);
    expect(layout({ grid: {} })).toEqual([]);
    expect(layout({ pip: { pipWidth: 320 } })).toEqual([]);
    expect(layout({ grid: {}, pip: {} })).toEqual(['layout']);
  });
});

describe('the recording of participants', () => {
  const storageConfigurationArn = id(HERE, 'storage-configuration');
  const member = 'autoParticipantRecordingConfiguration.thumbnailConfiguration.targetIntervalSeconds';
  type Thumbnails = { recordingMode?: 'INTERVAL' | 'DISABLED'; targetIntervalSeconds?: number };
  const both = (thumbnailConfiguration: Thumbnails, arn = storageConfigurationArn) => {
    const recording = { storageConfigurationArn: arn, thumbnailConfiguration };
    const created = objections('CreateStage', { autoParticipantRecordingConfiguration: recording });
    const updated = objections('UpdateStage', {
      arn: STAGE,
      autoParticipantRecordingConfiguration: recording,
    });
    expect(updated).toEqual(created);
    return created;
  };

  it('sets a thumbnail interval in INTERVAL mode alone', () => {
    expect(both({ recordingMode: 'INTERVAL', targetIntervalSeconds: 10 })).toEqual([]);
    expect(both({ recordingMode: 'DISABLED', targetIntervalSeconds: 10 })).toEqual([member]);
    expect(both({ targetIntervalSeconds: 10 })).toEqual([member]);
    expect(both({ recordingMode: 'INTERVAL' })).toEqual([]);
  });

  it('takes back the defaults that the service itself answers with', () => {
    expect(both({ recordingMode: 'DISABLED', targetIntervalSeconds: 60 })).toEqual([]);
    expect(both({ recordingMode: 'DISABLED', targetIntervalSeconds: 10 }, '')).toEqual([]);
    expect(objections('UpdateStage', { arn: STAGE })).toEqual([]);
  });

  it('goes to a place beside its stage', () => {
    const update = (arn: string) =>
      objections('UpdateStage', {
        arn: STAGE,
        autoParticipantRecordingConfiguration: { storageConfigurationArn: arn },
      });
    expect(update(storageConfigurationArn)).toEqual([]);
    expect(update('')).toEqual([]);
    expect(update(id(OF_ANOTHER, 'storage-configuration'))).toHaveLength(1);
    expect(update(id(ELSEWHERE, 'storage-configuration'))).toEqual([
      'autoParticipantRecordingConfiguration.storageConfigurationArn',
    ]);
  });
});

describe('a replication', () => {
  it('goes to another stage', () => {
    const start = (destinationStageArn: string) =>
      objections('StartParticipantReplication', {
        sourceStageArn: STAGE,
        destinationStageArn,
        participantId: 'abc',
      });
    expect(start(`${STAGE}5`)).toEqual([]);
    expect(start(STAGE)).toEqual(['destinationStageArn']);
  });
});

describe('a public key', () => {
  const publicKeyMaterial = (namedCurve: string) =>
    generateKeyPairSync('ec', { namedCurve }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const imported = (material: string) => objections('ImportPublicKey', { publicKeyMaterial: material });

  it('is one of the curve P-384', () => {
    expect(imported(publicKeyMaterial('P-384'))).toEqual([]);
    expect(imported(publicKeyMaterial('P-384').replaceAll('\n', '\r\n'))).toEqual([]);
    expect(imported(`A key:\n${publicKeyMaterial('P-384')}\nend`)).toEqual([]);
    expect(imported(publicKeyMaterial('P-256'))).toEqual(['publicKeyMaterial']);
    expect(imported(publicKeyMaterial('P-521'))).toEqual(['publicKeyMaterial']);
  });

  it('is a key at all', () => {
    expect(imported('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----')).toEqual([
      'publicKeyMaterial',
    ]);
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    expect(imported(rsa.export({ type: 'spki', format: 'pem' }).toString())).toEqual(['publicKeyMaterial']);
    const megabyte = `-----BEGIN PUBLIC KEY-----\n${'A'.repeat(2 ** 20)}\n-----END PUBLIC KEY-----`;
    expect(imported(megabyte)).toEqual(['publicKeyMaterial']);
  });
});

describe('the rules', () => {
  it('wait until the limits of the model are kept', () => {
    expect(refusalOf('CreateEncoderConfiguration', { video: { width: 641, height: 1 } })).toBe(
      "1 validation error detected: Value at 'video.height' failed to satisfy constraint: " +
        'Member must have value greater than or equal to 2',
    );
  });

  it('have nothing against the least input of the operations that they are not about', () => {
    // What is named here has no least input that keeps the rules.
    const exceptions = ['StartComposition', 'StartParticipantReplication'];
    const refused = OPERATIONS.filter(
      (operation) => refusalOf(operation, leastInput(operation)) !== undefined,
    );
    expect(refused.sort()).toEqual(exceptions);
  });
});
