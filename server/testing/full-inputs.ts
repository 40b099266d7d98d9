import type { Operation, OperationInput } from '#server/aws/operation-types.ts';
import type { operations } from '#server/aws/operations.ts';

/** The operations that change something. */
export type ChangingOperation = {
  [O in Operation]: (typeof operations)[O]['access'] extends 'read' ? never : O;
}[Operation];

/** The short ids and the realm that inputs name. */
export interface Naming {
  region: string;
  accountId: string;
  ids: Readonly<Record<string, string>>;
}

/** In the realm of the ARNs that AWS documents. */
export const EXAMPLE_NAMING: Naming = {
  region: 'us-east-1',
  accountId: '123456789012',
  ids: {
    stageId: 'AbCdEfGhIjKl',
    destinationStageId: 'MnOpQrStUvWx',
    encoderConfigurationId: 'EnCoDeRcOnFi',
    storageConfigurationId: 'StOrAgEcOnFi',
    ingestConfigurationId: 'InGeStCoNfIg',
    compositionId: 'CoMpOsItIoN1',
    publicKeyId: 'PuBlIcKeY123',
    participantId: 'PaRtIcIpAnT1',
  },
};

/** A P-384 key; its private half was thrown away. */
export const PUBLIC_KEY = [
  '-----BEGIN PUBLIC KEY-----',
  'MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEyNz+Lj2MEmEOgkxvfzgUQALYN1+gck5s',
  'Xu1M2ncOnMQO/90dEV/6o3Ry4kK8P7g0anwgpe/lemZD4QqBRi30w1NTNeCPt034',
  'osjimbtKUrUCBTeXFcVLYeiwrb1xOAxj',
  '-----END PUBLIC KEY-----',
  '',
].join('\n');

const tags = { team: 'show', 'cost centre': '42 / a' };
const attributes = { role: 'host', seat: '1' };
const token = { duration: 60, userId: 'anna', attributes, capabilities: ['PUBLISH', 'SUBSCRIBE'] } as const;

/**
 * What AWS takes, with every member of every input given, as the AWS SDK types it. Where two members exclude each other
 * there are two inputs.
 */
export function fullInputs({ region, accountId, ids }: Naming): {
  [O in ChangingOperation]: readonly OperationInput<O>[];
} {
  const arn = (kind: string, id = ''): string => `arn:aws:ivs:${region}:${accountId}:${kind}/${id}`;
  const stage = arn('stage', ids['stageId']);
  const other = arn('stage', ids['destinationStageId']);
  const encoder = arn('encoder-configuration', ids['encoderConfigurationId']);
  const storage = arn('storage-configuration', ids['storageConfigurationId']);
  const ingest = arn('ingest-configuration', ids['ingestConfigurationId']);
  const participantId = ids['participantId'] ?? '';

  const recording = {
    storageConfigurationArn: storage,
    mediaTypes: ['AUDIO_VIDEO' as const],
    thumbnailConfiguration: {
      targetIntervalSeconds: 30,
      storage: ['SEQUENTIAL' as const, 'LATEST' as const],
      recordingMode: 'INTERVAL' as const,
    },
    recordingReconnectWindowSeconds: 30,
    hlsConfiguration: { targetSegmentDurationSeconds: 4 },
    recordParticipantReplicas: false,
  };
  const look = {
    featuredParticipantAttribute: 'featured',
    omitStoppedVideo: true,
    videoFillMode: 'COVER' as const,
    gridGap: 4,
    participantOrderAttribute: 'order',
  };
  const channel = {
    name: 'air',
    channel: { channelArn: arn('channel', 'AbCdEfGhIjKl'), encoderConfigurationArn: encoder },
  };
  const s3 = {
    name: 'archive',
    s3: {
      storageConfigurationArn: storage,
      encoderConfigurationArns: [encoder],
      recordingConfiguration: {
        format: 'HLS' as const,
        hlsConfiguration: { targetSegmentDurationSeconds: 5 },
      },
      thumbnailConfigurations: [{ targetIntervalSeconds: 20, storage: ['LATEST' as const] }],
    },
  };

  return {
    CreateStage: [
      {
        name: 'Main-stage_1',
        participantTokenConfigurations: [
          { ...token, capabilities: [...token.capabilities] },
          { userId: 'bert', capabilities: ['SUBSCRIBE'] },
        ],
        tags,
        autoParticipantRecordingConfiguration: recording,
      },
    ],
    UpdateStage: [{ arn: stage, name: 'Renamed', autoParticipantRecordingConfiguration: recording }],
    DeleteStage: [{ arn: stage }],
    CreateParticipantToken: [{ stageArn: stage, ...token, capabilities: [...token.capabilities] }],
    DisconnectParticipant: [{ stageArn: stage, participantId, reason: 'the show is over' }],
    StartParticipantReplication: [
      {
        sourceStageArn: stage,
        destinationStageArn: other,
        participantId,
        reconnectWindowSeconds: 60,
        attributes,
      },
    ],
    StopParticipantReplication: [{ sourceStageArn: stage, destinationStageArn: other, participantId }],
    StartComposition: [
      {
        stageArn: stage,
        idempotencyToken: 'once-1_a',
        layout: { grid: { ...look, videoAspectRatio: 'SQUARE' } },
        destinations: [channel, s3],
        tags,
      },
      {
        stageArn: stage,
        idempotencyToken: 'once-2_b',
        layout: {
          pip: {
            ...look,
            pipParticipantAttribute: 'guest',
            pipBehavior: 'DYNAMIC',
            pipOffset: 8,
            pipPosition: 'TOP_LEFT',
            pipWidth: 320,
            pipHeight: 180,
          },
        },
        destinations: [s3, channel],
        tags,
      },
    ],
    StopComposition: [{ arn: arn('composition', ids['compositionId']) }],
    CreateEncoderConfiguration: [
      { name: 'upright', video: { width: 1080, height: 1920, framerate: 29.97, bitrate: 4_000_000 }, tags },
    ],
    DeleteEncoderConfiguration: [{ arn: encoder }],
    CreateStorageConfiguration: [{ name: 'archive', s3: { bucketName: 'show.archive-1' }, tags }],
    DeleteStorageConfiguration: [{ arn: storage }],
    CreateIngestConfiguration: [
      {
        name: 'gate',
        stageArn: stage,
        userId: 'encoder 1',
        attributes,
        ingestProtocol: 'RTMP',
        insecureIngest: true,
        redundantIngest: true,
        tags,
      },
    ],
    UpdateIngestConfiguration: [{ arn: ingest, stageArn: other, redundantIngest: false }],
    DeleteIngestConfiguration: [{ arn: ingest, force: true }],
    ImportPublicKey: [{ publicKeyMaterial: PUBLIC_KEY, name: 'signer', tags }],
    DeletePublicKey: [{ arn: arn('public-key', ids['publicKeyId']) }],
    TagResource: [{ resourceArn: stage, tags }],
    UntagResource: [{ resourceArn: stage, tagKeys: ['team', 'cost centre'] }],
  };
}
