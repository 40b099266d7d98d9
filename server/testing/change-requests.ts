import { changes, type JsonEndpoint } from '#shared/contract/endpoint.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { Operation, OperationInput } from '#server/aws/operation-types.ts';
import { COMMANDS, ENDPOINTS, pathOf } from './example-paths.ts';
import { type ChangingOperation, fullInputs, type Naming } from './full-inputs.ts';

/** A request to the console: what its client would send. */
export interface ConsoleRequest {
  endpoint: JsonEndpoint;
  /** With its query. */
  path: string;
  body: unknown;
}

/** Members of AWS's inputs that the console has in its paths, by the names of the path parameters. */
const IN_PATH: Partial<Record<ChangingOperation, Readonly<Record<string, string>>>> = {
  UpdateStage: { stageId: 'arn' },
  DeleteStage: { stageId: 'arn' },
  CreateParticipantToken: { stageId: 'stageArn' },
  DisconnectParticipant: { stageId: 'stageArn', participantId: 'participantId' },
  StartParticipantReplication: { stageId: 'sourceStageArn', participantId: 'participantId' },
  StopParticipantReplication: {
    stageId: 'sourceStageArn',
    participantId: 'participantId',
    destinationStageId: 'destinationStageArn',
  },
  StopComposition: { compositionId: 'arn' },
  DeleteEncoderConfiguration: { encoderConfigurationId: 'arn' },
  DeleteStorageConfiguration: { storageConfigurationId: 'arn' },
  UpdateIngestConfiguration: { ingestConfigurationId: 'arn' },
  DeleteIngestConfiguration: { ingestConfigurationId: 'arn' },
  DeletePublicKey: { publicKeyId: 'arn' },
  TagResource: { resourceId: 'resourceArn' },
  UntagResource: { resourceId: 'resourceArn' },
};

/** Those that the console has in the query, because a DELETE has no body. */
const IN_QUERY = new Set(['force']);

/** The endpoint through which the console performs an operation. */
export function endpointOf(operation: ChangingOperation): JsonEndpoint {
  const found = ENDPOINTS.find((endpoint) => changes(endpoint) && endpoint.aws.includes(operation));
  if (found?.kind !== 'json') throw new Error(`no endpoint performs ${operation}`);
  return found;
}

/** Whether a member of an input stands in the body, and not in the path or the query. */
export function isInBody(operation: ChangingOperation, member: string): boolean {
  return !Object.values(inPath(operation)).includes(member) && !IN_QUERY.has(member);
}

function textIn(input: Readonly<Record<string, unknown>>, member: string): string {
  const value = input[member];
  if (typeof value !== 'string') throw new Error(`${member} is needed for the path`);
  return value;
}

const inPath = (operation: ChangingOperation): Readonly<Record<string, string>> => IN_PATH[operation] ?? {};

/** The request that leads to this call of AWS. */
export function requestFor<O extends ChangingOperation>(
  operation: O,
  input: OperationInput<O>,
): ConsoleRequest {
  const endpoint = endpointOf(operation);
  const given = input as Readonly<Record<string, unknown>>;
  const members = Object.entries(given);
  const ids: Record<string, string> = { connection: 'emulator', resourceKind: 'stage' };
  for (const [param, member] of Object.entries(inPath(operation))) ids[param] = idOf(textIn(given, member));
  const query = members.filter(([name, value]) => IN_QUERY.has(name) && value !== undefined);
  const search = new URLSearchParams(
    query.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  const inBody = Object.fromEntries(members.filter(([name]) => isInBody(operation, name)));
  return {
    endpoint,
    path: pathOf(endpoint, ids) + (search === '' ? '' : `?${search}`),
    body: endpoint.body === undefined ? undefined : withShortIds(inBody),
  };
}

/** The console's name of a member: `stageArn` is `stageId`, but a channel is none of its resources and keeps its ARN. */
export function ourName(member: string): string {
  return member.replaceAll(/\b(?!channel)(\w+)Arn(s?)\b/g, '$1Id$2');
}

function withShortIds(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return ourName(name) === name ? value : idOf(value);
  if (Array.isArray(value)) return value.map((item) => withShortIds(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [ourName(key), withShortIds(inner, key)]),
  );
}

/** Every request that is no read, with all that can be given: one for each operation that changes, and the reveal. */
export function commandRequests(naming: Naming): (ConsoleRequest & { operation: Operation })[] {
  const inputs = fullInputs(naming);
  const made = (Object.keys(inputs) as ChangingOperation[]).map((operation) => ({
    operation,
    ...requestFor(operation, inputs[operation][0] as OperationInput<typeof operation>),
  }));
  const reveal = COMMANDS.find(({ access }) => access === 'reveal');
  if (reveal?.kind !== 'json') throw new Error('nothing reveals');
  const path = pathOf(reveal, { connection: 'emulator', ...naming.ids });
  return [...made, { operation: 'GetIngestConfiguration', endpoint: reveal, path, body: undefined }];
}
