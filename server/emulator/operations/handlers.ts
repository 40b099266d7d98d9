import type { World } from '../state/world.ts';
import type { Handlers } from '../wire/handler.ts';
import { getComposition, listCompositions } from './compositions.ts';
import { getEncoderConfiguration, listEncoderConfigurations } from './encoder-configurations.ts';
import { getIngestConfiguration, listIngestConfigurations } from './ingest-configurations.ts';
import { notYet } from './not-yet.ts';
import { listParticipantEvents } from './participant-events.ts';
import { getParticipant, listParticipants } from './participants.ts';
import { getPublicKey, listPublicKeys } from './public-keys.ts';
import { listParticipantReplicas } from './replication.ts';
import { getStageSession, listStageSessions } from './sessions.ts';
import { getStage, listStages } from './stages.ts';
import { getStorageConfiguration, listStorageConfigurations } from './storage-configurations.ts';
import { listTagsForResource } from './tags.ts';

/** The 39 operations over one world: the reads answer from it, the others say that they are not performed yet. */
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
    CreateEncoderConfiguration: notYet('CreateEncoderConfiguration'),
    CreateIngestConfiguration: notYet('CreateIngestConfiguration'),
    CreateParticipantToken: notYet('CreateParticipantToken'),
    CreateStage: notYet('CreateStage'),
    CreateStorageConfiguration: notYet('CreateStorageConfiguration'),
    DeleteEncoderConfiguration: notYet('DeleteEncoderConfiguration'),
    DeleteIngestConfiguration: notYet('DeleteIngestConfiguration'),
    DeletePublicKey: notYet('DeletePublicKey'),
    DeleteStage: notYet('DeleteStage'),
    DeleteStorageConfiguration: notYet('DeleteStorageConfiguration'),
    DisconnectParticipant: notYet('DisconnectParticipant'),
    ImportPublicKey: notYet('ImportPublicKey'),
    StartComposition: notYet('StartComposition'),
    StartParticipantReplication: notYet('StartParticipantReplication'),
    StopComposition: notYet('StopComposition'),
    StopParticipantReplication: notYet('StopParticipantReplication'),
    TagResource: notYet('TagResource'),
    UntagResource: notYet('UntagResource'),
    UpdateIngestConfiguration: notYet('UpdateIngestConfiguration'),
    UpdateStage: notYet('UpdateStage'),
  };
}
