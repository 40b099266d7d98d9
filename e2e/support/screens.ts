import type { IVSRealTime } from '@aws-sdk/client-ivs-realtime';
import { paths } from '#web/nav/paths.ts';
import { everyItem, given, idOf, liveStageNamed, participantsOf } from './aws.ts';

/** One thing of each kind, chosen because its page has something in every part. */
export interface Places {
  stageId: string;
  sessionId: string;
  participantId: string;
  compositionId: string;
  encoderConfigurationId: string;
  storageConfigurationId: string;
  ingestConfigurationId: string;
  publicKeyId: string;
}

interface Named {
  arn?: string | undefined;
  name?: string | undefined;
}

function idOfNamed(all: readonly Named[], name: string): string {
  return idOf(given(all.find((one) => one.name === name)?.arn, name));
}

/** The places of the default world. */
export async function findPlaces(aws: IVSRealTime): Promise<Places> {
  const stage = await liveStageNamed(aws, 'show-morning-brief');
  const [people, compositions, encoders, buckets, ingest, keys] = await Promise.all([
    participantsOf(aws, stage),
    everyItem(aws.paginateListCompositions({ filterByStageArn: stage.arn }), 'compositions'),
    everyItem(aws.paginateListEncoderConfigurations({}), 'encoderConfigurations'),
    everyItem(aws.paginateListStorageConfigurations({}), 'storageConfigurations'),
    everyItem(aws.paginateListIngestConfigurations({}), 'ingestConfigurations'),
    everyItem(aws.paginateListPublicKeys({}), 'publicKeys'),
  ]);
  return {
    stageId: stage.id,
    sessionId: stage.sessionId,
    participantId: given(
      people.find(({ replicationType }) => replicationType === 'SOURCE')?.participantId,
      'replicated participant',
    ),
    compositionId: idOf(compositions.find(({ destinations }) => destinations?.length === 2)?.arn),
    encoderConfigurationId: idOfNamed(encoders, 'sports-720p60'),
    storageConfigurationId: idOfNamed(buckets, 'compliance-archive'),
    ingestConfigurationId: idOfNamed(ingest, 'news-247-redundant'),
    publicKeyId: idOfNamed(keys, 'token-signing-2026'),
  };
}

export interface Screen {
  /** Also the name of its screenshot. */
  name: string;
  address: (places: Places) => string;
}

const connection = 'emulator';

/** Every page of the console. */
export const SCREENS: readonly Screen[] = [
  { name: 'stages', address: () => paths.stages(connection) },
  { name: 'stage', address: ({ stageId }) => paths.stage(connection, stageId) },
  { name: 'session', address: ({ stageId, sessionId }) => paths.session(connection, stageId, sessionId) },
  {
    name: 'participant',
    address: ({ stageId, sessionId, participantId }) =>
      paths.participant(connection, stageId, sessionId, participantId),
  },
  { name: 'sessions', address: () => paths.sessions(connection) },
  { name: 'search', address: () => `${paths.search(connection)}?q=show` },
  { name: 'compositions', address: () => paths.compositions(connection) },
  { name: 'composition', address: ({ compositionId }) => paths.composition(connection, compositionId) },
  { name: 'layout-editor', address: () => paths.layouts(connection) },
  { name: 'encoder-configurations', address: () => paths.encoderConfigurations(connection) },
  {
    name: 'encoder-configuration',
    address: ({ encoderConfigurationId }) => paths.encoderConfiguration(connection, encoderConfigurationId),
  },
  { name: 'storage-configurations', address: () => paths.storageConfigurations(connection) },
  { name: 'jobs', address: () => paths.jobs(connection) },
  {
    name: 'storage-configuration',
    address: ({ storageConfigurationId }) => paths.storageConfiguration(connection, storageConfigurationId),
  },
  { name: 'ingest-configurations', address: () => paths.ingestConfigurations(connection) },
  {
    name: 'ingest-configuration',
    address: ({ ingestConfigurationId }) => paths.ingestConfiguration(connection, ingestConfigurationId),
  },
  { name: 'public-keys', address: () => paths.publicKeys(connection) },
  { name: 'public-key', address: ({ publicKeyId }) => paths.publicKey(connection, publicKeyId) },
  { name: 'capacity', address: () => paths.capacity(connection) },
  { name: 'recorder', address: () => paths.recorder(connection) },
];
