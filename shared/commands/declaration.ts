import type { AwsCall } from './aws-call.ts';
import type { OperationName } from './operation-table.ts';

/** A resource as CloudFormation declares it. */
export interface Declaration {
  /** `AWS::IVS::Stage`. */
  type: string;
  /** By CloudFormation's names. */
  properties: Readonly<Record<string, unknown>>;
  /** Members that were given and that CloudFormation does not take for this type, by AWS's names. */
  leftOut: readonly string[];
}

/**
 * What CloudFormation declares of IVS Real-Time, and which members each type takes (CloudFormation Template Reference,
 * AWS::IVS). A composition is no resource of it; neither are tokens.
 */
const TYPES: Partial<Record<OperationName, { type: string; takes: readonly string[] }>> = {
  CreateStage: { type: 'AWS::IVS::Stage', takes: ['name', 'tags', 'autoParticipantRecordingConfiguration'] },
  CreateEncoderConfiguration: { type: 'AWS::IVS::EncoderConfiguration', takes: ['name', 'tags', 'video'] },
  CreateStorageConfiguration: { type: 'AWS::IVS::StorageConfiguration', takes: ['name', 'tags', 's3'] },
  CreateIngestConfiguration: {
    type: 'AWS::IVS::IngestConfiguration',
    takes: ['name', 'tags', 'ingestProtocol', 'insecureIngest', 'stageArn', 'userId'],
  },
  ImportPublicKey: { type: 'AWS::IVS::PublicKey', takes: ['name', 'tags', 'publicKeyMaterial'] },
};

/** The call that would make a resource such as a read has answered. */
const MADE_BY: Partial<Record<OperationName, OperationName>> = {
  GetStage: 'CreateStage',
  GetEncoderConfiguration: 'CreateEncoderConfiguration',
  GetStorageConfiguration: 'CreateStorageConfiguration',
  GetIngestConfiguration: 'CreateIngestConfiguration',
  GetPublicKey: 'ImportPublicKey',
};

/** What CloudFormation would declare for what a call makes. @returns nothing for a call that makes none of its resources */
export function declarationOf({ operation, input }: AwsCall): Declaration | undefined {
  const known = TYPES[operation];
  if (known === undefined) return undefined;
  const given = Object.entries(input).filter(([, value]) => !isNothing(value));
  const recording = recordingOf(input['autoParticipantRecordingConfiguration']);
  const properties = given
    .filter(([member]) => known.takes.includes(member))
    .flatMap(([member, value]): [string, unknown][] => {
      if (member === 'tags') return [['Tags', tagList(value as Record<string, string>)]];
      if (member === 'autoParticipantRecordingConfiguration')
        return recording === undefined ? [] : [[upper(member), recording.properties]];
      return [[upper(member), withUpper(value)]];
    });
  return {
    type: known.type,
    properties: Object.fromEntries(properties),
    leftOut: [
      ...given.map(([member]) => member).filter((member) => !known.takes.includes(member)),
      ...(recording?.leftOut ?? []),
    ],
  };
}

/** What of a resource can be given when one is made: its ARN, its state and its keys cannot. */
const ONLY_READ = [
  'arn',
  'activeSessionId',
  'endpoints',
  'fingerprint',
  'participantId',
  'state',
  'maskedStreamKey',
  'redundantIngestCredentials',
];

/** As `declarationOf`, for a resource as a read has answered it. */
export function declarationOfResource(
  read: OperationName,
  resource: Readonly<Record<string, unknown>>,
): Declaration | undefined {
  const operation = MADE_BY[read];
  if (operation === undefined) return undefined;
  const input = Object.fromEntries(
    Object.entries(resource).filter(([member, value]) => !ONLY_READ.includes(member) && value !== false),
  );
  // No answer tells it, and RTMP cannot be without it.
  const insecure = operation === 'CreateIngestConfiguration' && resource['ingestProtocol'] === 'RTMP';
  return declarationOf({ operation, input: insecure ? { ...input, insecureIngest: true } : input });
}

/** AWS's answers have empty texts and maps for what was never given. */
function isNothing(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/**
 * Recording as CloudFormation nests it: one level deeper than the API, without the recording of replicas, and with no word
 * for recording nothing but thumbnails.
 */
function recordingOf(value: unknown) {
  const { storageConfigurationArn, thumbnailConfiguration, hlsConfiguration, ...rest } = (value ??
    {}) as Record<string, unknown>;
  // An answer has every default filled in where nothing is recorded.
  if (storageConfigurationArn === undefined || storageConfigurationArn === '') return undefined;
  const { recordParticipantReplicas, mediaTypes, ...others } = rest;
  const isTaken = mediaTypes === undefined || !(mediaTypes as readonly string[]).includes('NONE');
  const leftOut = [
    ...(recordParticipantReplicas === undefined ? [] : ['recordParticipantReplicas']),
    ...(isTaken ? [] : ['mediaTypes NONE']),
  ];
  const members = {
    storageConfigurationArn,
    ...(isTaken && mediaTypes !== undefined && { mediaTypes }),
    ...(thumbnailConfiguration !== undefined && {
      thumbnailConfiguration: { participantThumbnailConfiguration: thumbnailConfiguration },
    }),
    ...(hlsConfiguration !== undefined && {
      hlsConfiguration: { participantRecordingHlsConfiguration: hlsConfiguration },
    }),
    ...others,
  };
  return { properties: withUpper(members), leftOut };
}

const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function withUpper(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUpper);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [upper(key), withUpper(inner)]));
}

function tagList(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
