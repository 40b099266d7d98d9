import * as sdk from '@aws-sdk/client-ivs-realtime';
import type { Operation } from '../wire/operation.ts';
import { ROUTES } from '../wire/router.ts';
import type { Shape, StructureShape } from '../wire/shape.ts';

/** ARNs by the member that has them; `arn` itself is looked up by the structure that it is in. */
const KIND_OF: Readonly<Record<string, string>> = {
  stageArn: 'stage',
  sourceStageArn: 'stage',
  destinationStageArn: 'stage',
  channelArn: 'channel',
  encoderConfigurationArn: 'encoder-configuration',
  encoderConfigurationArns: 'encoder-configuration',
  storageConfigurationArn: 'storage-configuration',
  ingestConfigurationArn: 'ingest-configuration',
  'Stage.arn': 'stage',
  'StageSummary.arn': 'stage',
  'Composition.arn': 'composition',
  'CompositionSummary.arn': 'composition',
  'EncoderConfiguration.arn': 'encoder-configuration',
  'EncoderConfigurationSummary.arn': 'encoder-configuration',
  'StorageConfiguration.arn': 'storage-configuration',
  'StorageConfigurationSummary.arn': 'storage-configuration',
  'IngestConfiguration.arn': 'ingest-configuration',
  'IngestConfigurationSummary.arn': 'ingest-configuration',
  'PublicKey.arn': 'public-key',
  'PublicKeySummary.arn': 'public-key',
};

/** Members that say nothing with an empty text (AWS's samples): a stage that nobody is on, no replication. */
const MAY_BE_EMPTY = new Set([
  'activeSessionId',
  'IngestConfiguration.stageArn',
  'IngestConfigurationSummary.stageArn',
  'sourceStageArn',
  'sourceSessionId',
  'AutoParticipantRecordingConfiguration.storageConfigurationArn',
  'videoFillMode',
]);

const SESSION_ID = /^st-[a-zA-Z0-9]{13}$/;
const PARTICIPANT_ID = /^[a-zA-Z0-9_-]{1,64}$/;
const FORMS: Readonly<Record<string, RegExp>> = {
  sessionId: SESSION_ID,
  activeSessionId: SESSION_ID,
  sourceSessionId: SESSION_ID,
  destinationSessionId: SESSION_ID,
  participantId: PARTICIPANT_ID,
  remoteParticipantId: PARTICIPANT_ID,
  'Destination.id': /^[a-zA-Z0-9]{12}$/,
  'DestinationSummary.id': /^[a-zA-Z0-9]{12}$/,
  nextToken: /^[a-zA-Z0-9+/=_-]{1,1024}$/,
  'ParticipantToken.token': /^[\w-]+\.[\w-]+\.[\w-]+$/,
};

/** The sets of values that the SDK exports. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Composition.state': sdk.CompositionState,
  'CompositionSummary.state': sdk.CompositionState,
  'Destination.state': sdk.DestinationState,
  'DestinationSummary.state': sdk.DestinationState,
  'Participant.state': sdk.ParticipantState,
  'ParticipantSummary.state': sdk.ParticipantState,
  'IngestConfiguration.state': sdk.IngestConfigurationState,
  'IngestConfigurationSummary.state': sdk.IngestConfigurationState,
  'Event.name': sdk.EventName,
  'Event.errorCode': sdk.EventErrorCode,
  capabilities: sdk.ParticipantTokenCapability,
  recordingState: sdk.ParticipantRecordingState,
  replicationType: sdk.ReplicationType,
  replicationState: sdk.ReplicationState,
  protocol: sdk.ParticipantProtocol,
  ingestProtocol: sdk.IngestProtocol,
  mediaTypes: sdk.ParticipantRecordingMediaType,
  recordingMode: sdk.ThumbnailRecordingMode,
  storage: sdk.ThumbnailStorageType,
  format: sdk.RecordingConfigurationFormat,
  videoAspectRatio: sdk.VideoAspectRatio,
  videoFillMode: sdk.VideoFillMode,
  pipBehavior: sdk.PipBehavior,
  pipPosition: sdk.PipPosition,
};

const outputs = new Map(ROUTES.map(({ operation, output }) => [operation, output]));

/**
 * What of an answer is not as the SDK's schema, AWS's forms of ARNs and ids and the SDK's sets of values have it. One
 * sentence for each; the SDK itself takes whatever comes.
 */
export function problemsOfForm(operation: Operation, answer: object): string[] {
  const shape = outputs.get(operation);
  if (!shape) throw new Error(`The SDK says nothing of the answer of ${operation}.`);
  const { $metadata: _metadata, ...output } = answer as { $metadata?: unknown };
  return ofStructure(shape, output, operation);
}

function ofStructure({ name, members }: StructureShape, value: object, at: string): string[] {
  const given = value as Record<string, unknown>;
  const known = new Set(members.map((member) => member.name));
  return [
    ...Object.keys(given).flatMap((key) => (known.has(key) ? [] : [`${at}.${key} is no member`])),
    ...members.flatMap((member) => {
      const inner = given[member.name];
      const path = `${at}.${member.name}`;
      if (inner === undefined) return member.required ? [`${path} is missing`] : [];
      return ofValue(member.shape, inner, path, name, member.name);
    }),
  ];
}

function ofValue(shape: Shape, value: unknown, at: string, owner: string, member: string): string[] {
  const problem = [`${at} is ${JSON.stringify(value)}`];
  switch (shape.kind) {
    case 'timestamp':
      return value instanceof Date && Number.isFinite(value.getTime()) ? [] : problem;
    case 'number':
    case 'boolean':
      return typeof value === shape.kind ? [] : problem;
    case 'string':
      return typeof value === 'string' && isFit(value, owner, member) ? [] : problem;
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((one, index) => ofValue(shape.item, one, `${at}[${index}]`, owner, member))
        : problem;
    case 'map':
      return typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, one]) => ofValue(shape.value, one, `${at}.${key}`, owner, ''))
        : problem;
    case 'structure':
      return typeof value === 'object' && value !== null ? ofStructure(shape, value, at) : problem;
  }
}

function isFit(text: string, owner: string, member: string): boolean {
  const path = `${owner}.${member}`;
  if (text === '' && (MAY_BE_EMPTY.has(member) || MAY_BE_EMPTY.has(path))) return true;
  const kind = KIND_OF[path] ?? KIND_OF[member];
  if (kind !== undefined && !isArn(text, kind)) return false;
  const form = FORMS[path] ?? FORMS[member];
  if (form && !form.test(text)) return false;
  const values = VALUES[path] ?? VALUES[member];
  return !values || Object.values(values).includes(text);
}

function isArn(text: string, kind: string): boolean {
  const [head, id = ''] = text.split('/');
  return /^arn:aws:ivs:[a-z]{2}-[a-z]+-\d:\d{12}$/.test(head?.replace(/:[a-z-]+$/, '') ?? '') &&
    head?.endsWith(`:${kind}`) === true
    ? /^[a-zA-Z0-9-]+$/.test(id)
    : false;
}
