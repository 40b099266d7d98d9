import type { ResourceKind } from '../contract/ids.ts';
import type { AwsCall } from './aws-call.ts';
import { OPERATION_MEMBERS, type OperationName } from './operation-table.ts';

/**
 * The one operation behind each endpoint that asks AWS for exactly one thing. A test holds it to what the contract says of
 * each endpoint, and what `callOf` makes of a request to what AWS gets when the console answers it.
 */
export const OPERATION_BEHIND: Readonly<Record<string, OperationName>> = {
  'stages.list': 'ListStages',
  'stages.get': 'GetStage',
  'stages.create': 'CreateStage',
  'stages.update': 'UpdateStage',
  'stages.remove': 'DeleteStage',
  'sessions.list': 'ListStageSessions',
  'sessions.get': 'GetStageSession',
  'participants.list': 'ListParticipants',
  'participants.get': 'GetParticipant',
  'participants.events': 'ListParticipantEvents',
  'participants.disconnect': 'DisconnectParticipant',
  'tokens.create': 'CreateParticipantToken',
  'replication.list': 'ListParticipantReplicas',
  'replication.start': 'StartParticipantReplication',
  'replication.stop': 'StopParticipantReplication',
  'compositions.list': 'ListCompositions',
  'compositions.get': 'GetComposition',
  'compositions.start': 'StartComposition',
  'compositions.stop': 'StopComposition',
  'encoderConfigurations.list': 'ListEncoderConfigurations',
  'encoderConfigurations.get': 'GetEncoderConfiguration',
  'encoderConfigurations.create': 'CreateEncoderConfiguration',
  'encoderConfigurations.remove': 'DeleteEncoderConfiguration',
  'storageConfigurations.list': 'ListStorageConfigurations',
  'storageConfigurations.get': 'GetStorageConfiguration',
  'storageConfigurations.create': 'CreateStorageConfiguration',
  'storageConfigurations.remove': 'DeleteStorageConfiguration',
  'ingest.list': 'ListIngestConfigurations',
  'ingest.get': 'GetIngestConfiguration',
  'ingest.create': 'CreateIngestConfiguration',
  'ingest.update': 'UpdateIngestConfiguration',
  'ingest.remove': 'DeleteIngestConfiguration',
  'ingest.reveal': 'GetIngestConfiguration',
  'publicKeys.list': 'ListPublicKeys',
  'publicKeys.get': 'GetPublicKey',
  'publicKeys.import': 'ImportPublicKey',
  'publicKeys.remove': 'DeletePublicKey',
  'tags.get': 'ListTagsForResource',
  'tags.add': 'TagResource',
  'tags.remove': 'UntagResource',
};

/** Makes the ARN of a short id. */
export type ArnOf = (kind: ResourceKind, id: string) => string;

/** The console's names of ids that AWS has as ARNs, by what they end with. */
const KINDS: readonly [RegExp, ResourceKind][] = [
  [/stageIds?$/i, 'stage'],
  [/compositionIds?$/i, 'composition'],
  [/encoderConfigurationIds?$/i, 'encoder-configuration'],
  [/storageConfigurationIds?$/i, 'storage-configuration'],
  [/ingestConfigurationIds?$/i, 'ingest-configuration'],
  [/publicKeyIds?$/i, 'public-key'],
];

/**
 * The call that the console makes of AWS to answer a request.
 * @param endpointId `stages.get`
 * @param input what is asked of the endpoint, by its own names; may be unfinished
 * @returns nothing for an endpoint that asks AWS for nothing, or for more than one thing
 */
export function callOf(
  endpointId: string,
  { connection: _, body, resourceKind, resourceId, ...rest }: Readonly<Record<string, unknown>>,
  arnOf: ArnOf,
): AwsCall | undefined {
  const operation = OPERATION_BEHIND[endpointId];
  if (operation === undefined) return undefined;
  const members: readonly string[] = OPERATION_MEMBERS[operation];
  const tagged =
    resourceKind === undefined
      ? []
      : [['resourceArn', arnOf(resourceKind as ResourceKind, String(resourceId))] as const];
  const given = Object.entries({ ...rest, ...(body as object | undefined) }).map(
    ([name, value]) => [memberFor(name, members), withArns(name, value, arnOf)] as const,
  );
  const byMember = new Map<string, unknown>([...tagged, ...given]);
  // In AWS's order; what is none of its members stays in sight at the end, where AWS will refuse it.
  const order = [...members.filter((member) => byMember.has(member)), ...byMember.keys()];
  return { operation, input: Object.fromEntries(order.map((member) => [member, byMember.get(member)])) };
}

/** Of `stageId` AWS makes `stageArn`, `arn` of the stage itself, `filterByStageArn` in a list, or the source of replicas. */
function memberFor(name: string, members: readonly string[]): string {
  const arn = ourArn(name);
  if (arn === name) return name;
  const upper = arn.charAt(0).toUpperCase() + arn.slice(1);
  return [arn, 'arn', `filterBy${upper}`, `source${upper}`].find((one) => members.includes(one)) ?? arn;
}

function kindOf(name: string): ResourceKind | undefined {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1];
}

function ourArn(name: string): string {
  return kindOf(name) === undefined ? name : name.replace(/Id(s?)$/, 'Arn$1');
}

function withArns(name: string, value: unknown, arnOf: ArnOf): unknown {
  if (Array.isArray(value)) return value.map((item) => withArns(name, item, arnOf));
  if (typeof value === 'object' && value !== null) {
    // Keys of attributes and tags are people's own words.
    if (name === 'attributes' || name === 'tags') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [ourArn(key), withArns(key, inner, arnOf)]),
    );
  }
  const kind = kindOf(name);
  // Empty is AWS's way to say none.
  return kind === undefined || typeof value !== 'string' || value === '' ? value : arnOf(kind, value);
}
