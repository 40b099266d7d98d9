import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import type { JsonEndpoint } from '#shared/contract/endpoint.ts';
import { idOf, type ResourceKind } from '#shared/contract/ids.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { requestFor } from '#server/testing/change-requests.ts';
import { pathOf, READS } from '#server/testing/example-paths.ts';
import { type ChangingOperation, fullInputs, type Naming } from '#server/testing/full-inputs.ts';
import { ownHeaders } from '#server/testing/own-headers.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
let naming: Naming;
/** Ids of configurations that nothing uses, so that they can be deleted. */
let spare: Naming['ids'];
/** Reads as a browser may have them in its cache: each with the id of its endpoint. */
let cached: { id: string; path: string }[];
beforeAll(async () => {
  running = await startConsole();
  naming = await somebodyToChange();
  spare = { ...naming.ids, ...(await spareConfigurations()) };
  cached = everythingToRead([naming.ids, spare]);
});
afterAll(async () => running.close());

/** A stage with an encoder publishing into it, a participant who publishes, and one thing of each other kind. */
async function somebodyToChange(): Promise<Naming> {
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

async function spareConfigurations(): Promise<Naming['ids']> {
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

/** Every read there is, of the things that will be changed; of both stages where a stage is read. */
function everythingToRead(sets: readonly Naming['ids'][]): typeof cached {
  const paths = sets.flatMap((ids) => pathsOf(ids));
  return [...new Map(paths.map((one) => [one.path, one])).values()];
}

function pathsOf(ids: Naming['ids']): typeof cached {
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

/** What each of these reads answers now; a failure counts by its code. */
async function readAll(): Promise<string[]> {
  return Promise.all(
    cached.map(async ({ path }) => {
      const sent = await send(running.port, { path });
      const { code } = sent.json() as { code?: string };
      return code ?? sent.body;
    }),
  );
}

async function perform(operation: ChangingOperation): Promise<JsonEndpoint> {
  const { endpoint, path, body } = requestFor(operation, inputOf(operation) as never);
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

/** As full as the present state of the world lets it be. */
function inputOf(operation: ChangingOperation): object {
  const ids = /^Delete(Encoder|Storage)/.test(operation) ? spare : naming.ids;
  const [input] = fullInputs({ ...naming, ids })[operation];
  if (operation === 'UpdateStage') return { ...input, autoParticipantRecordingConfiguration: undefined };
  return input ?? {};
}

/** In an order in which each finds what it changes. */
const IN_ORDER = [
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

it('every change is tried here', () => {
  expect(IN_ORDER.toSorted()).toEqual(Object.keys(fullInputs(naming)).toSorted());
});

describe('what is read differently after a change', () => {
  it.each(IN_ORDER)('%s: is all among what it says that it makes stale', async (operation) => {
    running.emulator.clock.step(1_000);
    const before = await readAll();
    const endpoint = await perform(operation);
    const after = await readAll();
    const changed = cached.filter((_, index) => before[index] !== after[index]).map(({ id }) => id);
    const unsaid = changed.filter((id) => !endpoint.invalidates.includes(id));
    expect([...new Set(unsaid)]).toEqual([]);
    expect(changed.length > 0).toBe(endpoint.invalidates.length > 0);
  });
});
