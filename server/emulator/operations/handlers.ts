import type { World } from '../state/world.ts';
import type { Handlers } from '../wire/handler.ts';
import { notYet } from './not-yet.ts';
import { getStage, listStages } from './stages.ts';

/** The 39 operations over one world: the reads answer from it, the others say that they are not performed yet. */
export function createHandlers(world: World): Handlers {
  return {
    GetStage: getStage(world),
    ListStages: listStages(world),
    GetStageSession: notYet('GetStageSession'),
    ListStageSessions: notYet('ListStageSessions'),
    GetParticipant: notYet('GetParticipant'),
    ListParticipants: notYet('ListParticipants'),
    ListParticipantEvents: notYet('ListParticipantEvents'),
    ListParticipantReplicas: notYet('ListParticipantReplicas'),
    GetComposition: notYet('GetComposition'),
    ListCompositions: notYet('ListCompositions'),
    GetEncoderConfiguration: notYet('GetEncoderConfiguration'),
    ListEncoderConfigurations: notYet('ListEncoderConfigurations'),
    GetStorageConfiguration: notYet('GetStorageConfiguration'),
    ListStorageConfigurations: notYet('ListStorageConfigurations'),
    GetIngestConfiguration: notYet('GetIngestConfiguration'),
    ListIngestConfigurations: notYet('ListIngestConfigurations'),
    GetPublicKey: notYet('GetPublicKey'),
    ListPublicKeys: notYet('ListPublicKeys'),
    ListTagsForResource: notYet('ListTagsForResource'),
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
