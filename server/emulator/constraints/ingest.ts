import { IngestConfigurationArn, StageArn, StageArnOrEmpty } from './arns.ts';
import type { SomeInputs } from './constraint-of.ts';
import { choice, flag, required } from './constraint.ts';
import { Name, UserId } from './names-and-ids.ts';
import { MaxResults, NextToken } from './paging.ts';
import { Tags } from './tags.ts';
import { ParticipantAttributes } from './token.ts';

export const INGEST_INPUTS = {
  CreateIngestConfiguration: {
    name: Name,
    stageArn: StageArnOrEmpty,
    userId: UserId,
    attributes: ParticipantAttributes,
    ingestProtocol: required(choice('RTMP', 'RTMPS')),
    insecureIngest: flag,
    redundantIngest: flag,
    tags: Tags,
  },
  UpdateIngestConfiguration: {
    arn: required(IngestConfigurationArn),
    stageArn: StageArnOrEmpty,
    redundantIngest: flag,
  },
  GetIngestConfiguration: {
    arn: required(IngestConfigurationArn),
  },
  DeleteIngestConfiguration: {
    arn: required(IngestConfigurationArn),
    force: flag,
  },
  ListIngestConfigurations: {
    filterByStageArn: StageArn,
    filterByState: choice('ACTIVE', 'INACTIVE'),
    nextToken: NextToken,
    maxResults: MaxResults,
  },
} satisfies SomeInputs;
