import { StageArn } from './arns.ts';
import type { SomeInputs } from './constraint-of.ts';
import { list, required } from './constraint.ts';
import { Name, StageSessionId } from './names-and-ids.ts';
import { MaxResults, NextToken } from './paging.ts';
import { AutoParticipantRecordingConfiguration } from './participant-recording.ts';
import { Tags } from './tags.ts';
import { ParticipantTokenConfiguration } from './token.ts';

export const STAGE_INPUTS = {
  CreateStage: {
    name: Name,
    participantTokenConfigurations: list(ParticipantTokenConfiguration, { max: 12 }),
    tags: Tags,
    autoParticipantRecordingConfiguration: AutoParticipantRecordingConfiguration,
  },
  UpdateStage: {
    arn: required(StageArn),
    name: Name,
    autoParticipantRecordingConfiguration: AutoParticipantRecordingConfiguration,
  },
  GetStage: {
    arn: required(StageArn),
  },
  DeleteStage: {
    arn: required(StageArn),
  },
  ListStages: {
    nextToken: NextToken,
    maxResults: MaxResults,
  },
  GetStageSession: {
    stageArn: required(StageArn),
    sessionId: required(StageSessionId),
  },
  ListStageSessions: {
    stageArn: required(StageArn),
    nextToken: NextToken,
    maxResults: MaxResults,
  },
} satisfies SomeInputs;
