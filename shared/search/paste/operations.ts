import type { ListName } from './places.ts';

/**
 * What a call is about, and so where the console shows it: the narrowest page that its input names, else the list given
 * here. `resource` is whatever its ARN names.
 */
export interface OperationPage {
  about: 'list' | 'stage' | 'session' | 'participant' | 'resource' | 'start-composition';
  list: ListName;
}

const page = (about: OperationPage['about'], list: ListName): OperationPage => ({ about, list });

/** The 39 operations of IVS Real-Time; the server's tests hold the names against the SDK's. */
export const OPERATION_PAGES: Readonly<Record<string, OperationPage>> = {
  CreateStage: page('list', 'stages'),
  GetStage: page('resource', 'stages'),
  UpdateStage: page('resource', 'stages'),
  DeleteStage: page('resource', 'stages'),
  ListStages: page('list', 'stages'),
  GetStageSession: page('session', 'stages'),
  ListStageSessions: page('stage', 'stages'),
  GetParticipant: page('participant', 'stages'),
  ListParticipants: page('session', 'stages'),
  ListParticipantEvents: page('participant', 'stages'),
  DisconnectParticipant: page('participant', 'stages'),
  CreateParticipantToken: page('stage', 'stages'),
  StartParticipantReplication: page('participant', 'stages'),
  StopParticipantReplication: page('participant', 'stages'),
  ListParticipantReplicas: page('participant', 'stages'),
  StartComposition: page('start-composition', 'compositions'),
  StopComposition: page('resource', 'compositions'),
  GetComposition: page('resource', 'compositions'),
  ListCompositions: page('stage', 'compositions'),
  CreateEncoderConfiguration: page('list', 'encoder-configurations'),
  GetEncoderConfiguration: page('resource', 'encoder-configurations'),
  DeleteEncoderConfiguration: page('resource', 'encoder-configurations'),
  ListEncoderConfigurations: page('list', 'encoder-configurations'),
  CreateStorageConfiguration: page('list', 'storage-configurations'),
  GetStorageConfiguration: page('resource', 'storage-configurations'),
  DeleteStorageConfiguration: page('resource', 'storage-configurations'),
  ListStorageConfigurations: page('list', 'storage-configurations'),
  CreateIngestConfiguration: page('list', 'ingest-configurations'),
  GetIngestConfiguration: page('resource', 'ingest-configurations'),
  UpdateIngestConfiguration: page('resource', 'ingest-configurations'),
  DeleteIngestConfiguration: page('resource', 'ingest-configurations'),
  ListIngestConfigurations: page('list', 'ingest-configurations'),
  ImportPublicKey: page('list', 'public-keys'),
  GetPublicKey: page('resource', 'public-keys'),
  DeletePublicKey: page('resource', 'public-keys'),
  ListPublicKeys: page('list', 'public-keys'),
  ListTagsForResource: page('resource', 'stages'),
  TagResource: page('resource', 'stages'),
  UntagResource: page('resource', 'stages'),
};

/** The operation that a name means in any of AWS's spellings: `get-stage`, `get_stage`, `GetStageCommand`, `getStage`. */
export function operationNamed(name: string): string | undefined {
  const plain = name
    .replaceAll(/[-_]/g, '')
    .toLowerCase()
    .replace(/command$/, '');
  return BY_PLAIN_NAME.get(plain);
}

const BY_PLAIN_NAME = new Map(Object.keys(OPERATION_PAGES).map((name) => [name.toLowerCase(), name]));
