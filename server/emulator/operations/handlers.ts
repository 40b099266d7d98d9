import type { World } from '../state/world.ts';
import type { Handlers } from '../wire/handler.ts';
import { startComposition, stopComposition } from './composition-changes.ts';
import { getComposition, listCompositions } from './compositions.ts';
import { disconnectParticipant } from './disconnect-participant.ts';
import {
  createEncoderConfiguration,
  deleteEncoderConfiguration,
  getEncoderConfiguration,
  listEncoderConfigurations,
} from './encoder-configurations.ts';
import {
  createIngestConfiguration,
  deleteIngestConfiguration,
  updateIngestConfiguration,
} from './ingest-changes.ts';
import { getIngestConfiguration, listIngestConfigurations } from './ingest-configurations.ts';
import { listParticipantEvents } from './participant-events.ts';
import { getParticipant, listParticipants } from './participants.ts';
import { deletePublicKey, getPublicKey, importPublicKey, listPublicKeys } from './public-keys.ts';
import { startParticipantReplication, stopParticipantReplication } from './replication-changes.ts';
import { listParticipantReplicas } from './replication.ts';
import { getStageSession, listStageSessions } from './sessions.ts';
import { createStage, deleteStage, updateStage } from './stage-changes.ts';
import { getStage, listStages } from './stages.ts';
import {
  createStorageConfiguration,
  deleteStorageConfiguration,
  getStorageConfiguration,
  listStorageConfigurations,
} from './storage-configurations.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';
import { createParticipantToken } from './tokens.ts';

/** The 39 operations over one world. */
export function createHandlers(world: World): Handlers {
  return {
    GetStage: getStage(world),
    ListStages: listStages(world),
    GetStageSession: getStageSession(world),
    ListStageSessions: listStageSessions(world),
    GetParticipant: getParticipant(world),
    ListParticipants: listParticipants(world),
    ListParticipantEvents: listParticipantEvents(world),
    ListParticipantReplicas: listParticipantReplicas(world),
    GetComposition: getComposition(world),
    ListCompositions: listCompositions(world),
    GetEncoderConfiguration: getEncoderConfiguration(world),
    ListEncoderConfigurations: listEncoderConfigurations(world),
    GetStorageConfiguration: getStorageConfiguration(world),
    ListStorageConfigurations: listStorageConfigurations(world),
    GetIngestConfiguration: getIngestConfiguration(world),
    ListIngestConfigurations: listIngestConfigurations(world),
    GetPublicKey: getPublicKey(world),
    ListPublicKeys: listPublicKeys(world),
    ListTagsForResource: listTagsForResource(world),
    CreateEncoderConfiguration: createEncoderConfiguration(world),
    CreateIngestConfiguration: createIngestConfiguration(world),
    CreateParticipantToken: createParticipantToken(world),
    CreateStage: createStage(world),
    CreateStorageConfiguration: createStorageConfiguration(world),
    DeleteEncoderConfiguration: deleteEncoderConfiguration(world),
    DeleteIngestConfiguration: deleteIngestConfiguration(world),
    DeletePublicKey: deletePublicKey(world),
    DeleteStage: deleteStage(world),
    DeleteStorageConfiguration: deleteStorageConfiguration(world),
    DisconnectParticipant: disconnectParticipant(world),
    ImportPublicKey: importPublicKey(world),
    StartComposition: startComposition(world),
    StartParticipantReplication: startParticipantReplication(world),
    StopComposition: stopComposition(world),
    StopParticipantReplication: stopParticipantReplication(world),
    TagResource: tagResource(world),
    UntagResource: untagResource(world),
    UpdateIngestConfiguration: updateIngestConfiguration(world),
    UpdateStage: updateStage(world),
  };
}
