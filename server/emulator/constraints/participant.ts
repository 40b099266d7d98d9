import { StageArn } from './arns.ts';
import type { SomeInputs } from './constraint-of.ts';
import { choice, flag, required, text, whole } from './constraint.ts';
import { ParticipantId, ParticipantTokenId, StageSessionId, UserId } from './names-and-ids.ts';
import { MaxReplicaResults, MaxResults, NextToken } from './paging.ts';
import { ParticipantAttributes } from './token.ts';

export const PARTICIPANT_INPUTS = {
  GetParticipant: {
    stageArn: required(StageArn),
    sessionId: required(StageSessionId),
    participantId: required(ParticipantId),
  },
  ListParticipants: {
    stageArn: required(StageArn),
    sessionId: required(StageSessionId),
    filterByUserId: UserId,
    filterByPublished: flag,
    filterByState: choice('CONNECTED', 'DISCONNECTED'),
    // DISABLED is a recording state of participants, and no filter (API model).
    filterByRecordingState: choice('STARTING', 'ACTIVE', 'STOPPING', 'STOPPED', 'FAILED'),
    nextToken: NextToken,
    maxResults: MaxResults,
  },
  ListParticipantEvents: {
    stageArn: required(StageArn),
    sessionId: required(StageSessionId),
    participantId: required(ParticipantId),
    nextToken: NextToken,
    maxResults: MaxResults,
  },
  DisconnectParticipant: {
    stageArn: required(StageArn),
    participantId: required(ParticipantTokenId),
    reason: text({ max: 128 }),
  },
  StartParticipantReplication: {
    sourceStageArn: required(StageArn),
    destinationStageArn: required(StageArn),
    participantId: required(ParticipantId),
    reconnectWindowSeconds: whole({ min: 0, max: 300 }),
    attributes: ParticipantAttributes,
  },
  StopParticipantReplication: {
    sourceStageArn: required(StageArn),
    destinationStageArn: required(StageArn),
    participantId: required(ParticipantId),
  },
  ListParticipantReplicas: {
    sourceStageArn: required(StageArn),
    participantId: required(ParticipantId),
    nextToken: NextToken,
    maxResults: MaxReplicaResults,
  },
} satisfies SomeInputs;
