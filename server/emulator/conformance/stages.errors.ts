import {
  by,
  bySimulation,
  FILLS_QUOTA,
  NO_CONFLICT,
  NOT_COUNTED,
  OF_ANOTHER_ACCOUNT,
  OF_NOTHING,
  OUTSIDE_A_LIMIT,
  ALL_ALLOWED,
  NO_FAILURE,
  type SomeErrors,
  untilRefused,
  VERIFIED,
  namingAnotherAccount,
} from './error-case.ts';
import { makePublisher, makeStage, makeStorage } from './make.ts';
import { NEEDS_PEOPLE } from './success.ts';
import type { SimulatedTarget } from './target.ts';

const READ = {
  ValidationException: OUTSIDE_A_LIMIT,
  AccessDeniedException: OF_ANOTHER_ACCOUNT,
  ResourceNotFoundException: OF_NOTHING,
} as const;
/** Lists of what is on a stage do not say that there is none: it has nothing. */
const LIST = { ValidationException: OUTSIDE_A_LIMIT, AccessDeniedException: OF_ANOTHER_ACCOUNT } as const;

async function twoStages(target: SimulatedTarget) {
  const [sourceStageArn, destinationStageArn] = [await makeStage(target), await makeStage(target)];
  const { participantId } = await makePublisher(target.simulate, sourceStageArn);
  return { sourceStageArn, destinationStageArn, participantId };
}

export const STAGE_ERRORS = {
  CreateStage: {
    ValidationException: OUTSIDE_A_LIMIT,
    AccessDeniedException: namingAnotherAccount('CreateStage', (arnOf) => ({
      autoParticipantRecordingConfiguration: { storageConfigurationArn: arnOf('storage-configuration') },
    })),
    ServiceQuotaExceededException: bySimulation('one stage too many', FILLS_QUOTA, (target) =>
      untilRefused(target, 'CreateStage', () => ({})),
    ),
    PendingVerification: VERIFIED,
  },
  GetStage: READ,
  UpdateStage: {
    ...READ,
    ConflictException: bySimulation('another recording while one is made', NEEDS_PEOPLE, async (target) => {
      const storageConfigurationArn = await makeStorage(target);
      const arn = await makeStage(target, {
        autoParticipantRecordingConfiguration: { storageConfigurationArn },
      });
      await makePublisher(target.simulate, arn);
      await target.simulate.step(10);
      const off = { storageConfigurationArn: '' };
      return target.refused('UpdateStage', { arn, autoParticipantRecordingConfiguration: off });
    }),
    ServiceQuotaExceededException: NOT_COUNTED,
    PendingVerification: VERIFIED,
  },
  DeleteStage: { ...READ, ConflictException: NO_CONFLICT, PendingVerification: VERIFIED },
  ListStages: {
    ValidationException: OUTSIDE_A_LIMIT,
    AccessDeniedException: ALL_ALLOWED,
    ConflictException: NO_CONFLICT,
  },
  GetStageSession: READ,
  ListStageSessions: LIST,
  CreateParticipantToken: {
    ...READ,
    ServiceQuotaExceededException: NOT_COUNTED,
    PendingVerification: VERIFIED,
  },
  GetParticipant: READ,
  ListParticipants: LIST,
  ListParticipantEvents: LIST,
  ListParticipantReplicas: LIST,
  DisconnectParticipant: { ...READ, PendingVerification: VERIFIED },
  StartParticipantReplication: {
    ...READ,
    ConflictException: bySimulation('somebody who does not publish', NEEDS_PEOPLE, async (target) => {
      const sourceStageArn = await makeStage(target);
      const { participantId } = await target.simulate.join({ stageArn: sourceStageArn });
      const destinationStageArn = await makeStage(target);
      return target.refused('StartParticipantReplication', {
        sourceStageArn,
        destinationStageArn,
        participantId,
      });
    }),
    ServiceQuotaExceededException: bySimulation('a sixth stage at a time', NEEDS_PEOPLE, async (target) => {
      const pair = await twoStages(target);
      for (let replicas = 0; replicas < 5; replicas += 1) {
        const destinationStageArn = await makeStage(target);
        await target.call('StartParticipantReplication', { ...pair, destinationStageArn });
      }
      return target.refused('StartParticipantReplication', pair);
    }),
    InternalServerException: NO_FAILURE,
    PendingVerification: VERIFIED,
  },
  StopParticipantReplication: { ...READ, InternalServerException: NO_FAILURE },
} satisfies SomeErrors;

const TAGS = {
  ValidationException: OUTSIDE_A_LIMIT,
  ResourceNotFoundException: OF_NOTHING,
  InternalServerException: NO_FAILURE,
} as const;

export const TAG_ERRORS = {
  ListTagsForResource: TAGS,
  TagResource: {
    ...TAGS,
    ValidationException: by('a 51st tag', async (target) => {
      const resourceArn = await makeStage(target);
      const tags = (from: number) =>
        Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`key-${from + index}`, '']));
      await target.call('TagResource', { resourceArn, tags: tags(0) });
      return target.refused('TagResource', { resourceArn, tags: tags(26) });
    }),
  },
  UntagResource: TAGS,
} satisfies SomeErrors;
