import { api } from '#shared/api.ts';
import type { JsonEndpoint } from '#shared/contract/endpoint.ts';
import { idOf, type ResourceKind } from '#shared/contract/ids.ts';
import { call } from './call-endpoint.ts';
import { requestFor } from './change-requests.ts';
import { pathOf, READS } from './example-paths.ts';
import { type ChangingOperation, fullInputs, type Naming } from './full-inputs.ts';
import { ownHeaders } from './own-headers.ts';
import { send } from './send.ts';
import type { RunningConsole } from './start-console.ts';

const connection = 'emulator';

/** A world in which every change can be made, and everything that can be read of what they change. */
export interface WorldToChange {
  naming: Naming;
  /** Every read there is, of the things that will be changed, each with the id of its endpoint. */
  reads: readonly { id: string; path: string }[];
  /** What each of these reads answers now; a failure counts by its code. */
  readAll: (headers?: Readonly<Record<string, string>>) => Promise<string[]>;
  /** Makes a change, as full as the present state of the world lets it be. @throws {Error} where it is refused */
  perform: (operation: ChangingOperation) => Promise<JsonEndpoint>;
}

/** Looks for what can be changed in the world of a console that was just started. */
export async function worldToChange(running: RunningConsole): Promise<WorldToChange> {
  const naming = await somebodyToChange(running);
  // Configurations that nothing uses, so that they can be deleted.
  const spare = { ...naming.ids, ...(await spareConfigurations(running)) };
  const reads = everythingToRead([naming.ids, spare]);
  return {
    naming,
    reads,
    readAll: async (headers) => readAll(running, reads, headers),
    perform: async (operation) => perform(running, operation, inputOf(operation, naming, spare)),
  };
}

/** A stage with an encoder publishing into it, a participant who publishes, and one thing of each other kind. */
async function somebodyToChange(running: RunningConsole): Promise<Naming> {
  const { items } = await call(running, api.ingest.list, { connection, filterByState: 'ACTIVE' });
  const [through] = items.filter(({ redundantIngest }) => redundantIngest !== true);
  const stages = (await call(running, api.stages.list, { connection, maxResults: 100 })).items;
  const idle = stages.find(({ activeSessionId = '' }) => activeSessionId === '');
  const compositions = (await call(running, api.compositions.list, { connection })).items;
  const encoders = (await call(running, api.encoderConfigurations.list, { connection })).items;
  const storages = (await call(running, api.storageConfigurations.list, { connection })).items;
  const stageId = idOf(through?.stageArn ?? '');
  const stage = await call(running, api.stages.get, { connection, stageId });
  const keys = (await call(running, api.publicKeys.list, { connection })).items;
  return {
    region: running.emulator.region,
    accountId: running.emulator.accountId,
    ids: {
      stageId,
      sessionId: stage.item.activeSessionId ?? '',
      destinationStageId: idOf(idle?.arn ?? ''),
      participantId: through?.participantId ?? '',
      ingestConfigurationId: idOf(through?.arn ?? ''),
      compositionId: idOf(compositions.find(({ state }) => state === 'ACTIVE')?.arn ?? ''),
      encoderConfigurationId: idOf(encoders[0]?.arn ?? ''),
      storageConfigurationId: idOf(storages[0]?.arn ?? ''),
      publicKeyId: idOf(keys[0]?.arn ?? ''),
    },
  };
}

async function spareConfigurations(running: RunningConsole): Promise<Naming['ids']> {
  const encoder = await call(running, api.encoderConfigurations.create, { connection, body: {} });
  const storage = await call(running, api.storageConfigurations.create, {
    connection,
    body: { s3: { bucketName: 'spare' } },
  });
  return {
    encoderConfigurationId: idOf(encoder.item.arn),
    storageConfigurationId: idOf(storage.item.arn),
  };
}

/** Of both stages where a stage is read. */
function everythingToRead(sets: readonly Naming['ids'][]): WorldToChange['reads'] {
  const paths = sets.flatMap((ids) => pathsOf(ids));
  return [...new Map(paths.map((one) => [one.path, one])).values()];
}

function pathsOf(ids: Naming['ids']): WorldToChange['reads'] {
  const kinds: [ResourceKind, string | undefined][] = [
    ['stage', ids['stageId']],
    ['composition', ids['compositionId']],
    ['encoder-configuration', ids['encoderConfigurationId']],
    ['storage-configuration', ids['storageConfigurationId']],
    ['ingest-configuration', ids['ingestConfigurationId']],
    ['public-key', ids['publicKeyId']],
  ];
  const both = [ids, { ...ids, stageId: ids['destinationStageId'] ?? '' }];
  return READS.filter(({ aws }) => aws.length > 0).flatMap((endpoint) =>
    both.flatMap((at) =>
      kinds.map(([resourceKind, resourceId = '']) => {
        const path = pathOf(endpoint, { connection, ...at, resourceKind, resourceId });
        const whole = 'maxResults' in endpoint.query && endpoint.id !== 'replication.list';
        return { id: endpoint.id, path: whole ? `${path}?maxResults=100` : path };
      }),
    ),
  );
}

async function readAll(
  running: RunningConsole,
  reads: WorldToChange['reads'],
  headers: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  return Promise.all(
    reads.map(async ({ path }) => {
      const sent = await send(running.port, { path, headers });
      const { code } = sent.json() as { code?: string };
      return code ?? sent.body;
    }),
  );
}

async function perform(
  running: RunningConsole,
  operation: ChangingOperation,
  input: object,
): Promise<JsonEndpoint> {
  const { endpoint, path, body } = requestFor(operation, input as never);
  const sent = await send(running.port, {
    method: endpoint.method,
    path,
    headers: {
      ...ownHeaders(running.url),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (sent.status !== endpoint.status)
    throw new Error(`${endpoint.id} answered ${sent.status}: ${sent.body}`);
  return endpoint;
}

function inputOf(operation: ChangingOperation, naming: Naming, spare: Naming['ids']): object {
  const ids = /^Delete(Encoder|Storage)/.test(operation) ? spare : naming.ids;
  const [input] = fullInputs({ ...naming, ids })[operation];
  if (operation === 'UpdateStage') return { ...input, autoParticipantRecordingConfiguration: undefined };
  return input ?? {};
}

/** Every change there is, in an order in which each finds what it changes. */
export const CHANGES_IN_ORDER = [
  'DeleteEncoderConfiguration',
  'DeleteStorageConfiguration',
  'CreateEncoderConfiguration',
  'CreateStorageConfiguration',
  'CreateIngestConfiguration',
  'CreateStage',
  'UpdateStage',
  'CreateParticipantToken',
  'TagResource',
  'UntagResource',
  'StartParticipantReplication',
  'StopParticipantReplication',
  'StartComposition',
  'StopComposition',
  'DeletePublicKey',
  'ImportPublicKey',
  'DisconnectParticipant',
  'UpdateIngestConfiguration',
  'DeleteIngestConfiguration',
  'DeleteStage',
] as const satisfies ChangingOperation[];
