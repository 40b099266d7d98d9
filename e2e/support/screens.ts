import { paths } from '#web/nav/paths.ts';
import { type AwsReader, everyItem, given, idOf, liveStageNamed, participantsOf } from './aws.ts';

/** One thing of each kind, chosen because its page has something in every part. */
export interface Places {
  stageId: string;
  sessionId: string;
  participantId: string;
  /** Somebody of the same session who does not publish. */
  viewerId: string;
  compositionId: string;
  encoderConfigurationId: string;
  storageConfigurationId: string;
  ingestConfigurationId: string;
  publicKeyId: string;
  /** An answer of the investigator that is kept. */
  findingId: string;
}

interface Named {
  arn?: string | undefined;
  name?: string | undefined;
}

function idOfNamed(all: readonly Named[], name: string): string {
  return idOf(given(all.find((one) => one.name === name)?.arn, name));
}

/** The places of the default world. */
export async function findPlaces(aws: AwsReader): Promise<Omit<Places, 'findingId'>> {
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
    viewerId: given(people.find(({ published }) => published === false)?.participantId, 'viewer'),
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
  { name: 'create-stage', address: () => paths.createStage(connection) },
  { name: 'edit-stage', address: ({ stageId }) => paths.editStage(connection, stageId) },
  { name: 'tokens', address: ({ stageId }) => paths.tokens(connection, stageId) },
  { name: 'session', address: ({ stageId, sessionId }) => paths.session(connection, stageId, sessionId) },
  {
    name: 'participant',
    address: ({ stageId, sessionId, participantId }) =>
      paths.participant(connection, stageId, sessionId, participantId),
  },
  {
    name: 'disconnect-people',
    address: ({ stageId, sessionId }) => paths.disconnectPeople(connection, stageId, sessionId),
  },
  { name: 'session-list', address: () => paths.sessions(connection) },
  { name: 'search', address: () => `${paths.search(connection)}?q=show` },
  {
    name: 'investigate',
    address: ({ stageId, sessionId, participantId, viewerId }) =>
      `${paths.investigateSession(connection, stageId, sessionId)}?${new URLSearchParams({ x: viewerId, y: participantId, at: '2026-11-20T13:55:00.000Z' }).toString()}`,
  },
  {
    name: 'cohorts',
    address: ({ stageId, sessionId }) => paths.cohorts(connection, stageId, sessionId),
  },
  {
    name: 'replication',
    address: ({ stageId, sessionId, participantId }) =>
      `${paths.replication(connection, stageId, sessionId)}?${new URLSearchParams({ participant: participantId }).toString()}`,
  },
  { name: 'findings', address: () => paths.findings(connection) },
  { name: 'finding', address: ({ findingId }) => paths.finding(connection, findingId) },
  { name: 'compositions', address: () => paths.compositions(connection) },
  { name: 'composition', address: ({ compositionId }) => paths.composition(connection, compositionId) },
  {
    name: 'replace-composition',
    address: ({ compositionId }) => paths.replaceComposition(connection, compositionId),
  },
  { name: 'composition-history', address: () => paths.compositionHistory(connection) },
  {
    name: 'start-composition',
    address: ({ stageId }) => `${paths.startComposition(connection)}?stage=${stageId}`,
  },
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
  { name: 'overview', address: () => paths.overview(connection) },
  { name: 'bulk-create', address: () => paths.createStages(connection) },
  { name: 'capacity', address: () => paths.capacity(connection) },
  { name: 'recorder', address: () => paths.recorder(connection) },
  { name: 'audit', address: () => paths.audit(connection) },
  { name: 'account', address: () => paths.account(connection) },
  { name: 'who-may-sign-in', address: () => paths.people(connection) },
];
