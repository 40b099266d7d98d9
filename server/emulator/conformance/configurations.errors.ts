import { IngestProtocol } from '@aws-sdk/client-ivs-realtime';
import { newSigningKey } from '../testing/signed-token.ts';
import {
  by,
  bySimulation,
  FILLS_QUOTA,
  namingAnotherAccount,
  never,
  NO_CONFLICT,
  NO_FAILURE,
  NOT_COUNTED,
  OF_ANOTHER_ACCOUNT,
  OF_NOTHING,
  OUTSIDE_A_LIMIT,
  ALL_ALLOWED,
  type SomeErrors,
  untilRefused,
  VERIFIED,
} from './error-case.ts';
import {
  channelLike,
  makeEncoder,
  makeIngest,
  makeKey,
  makeStage,
  makeStorage,
  startComposition,
} from './make.ts';
import { COSTS_MONEY, NEEDS_BUCKET, NEEDS_PEOPLE } from './success.ts';
import type { SimulatedTarget } from './target.ts';

const READ = {
  ValidationException: OUTSIDE_A_LIMIT,
  AccessDeniedException: OF_ANOTHER_ACCOUNT,
  ResourceNotFoundException: OF_NOTHING,
} as const;
const LIST = { ValidationException: OUTSIDE_A_LIMIT, AccessDeniedException: ALL_ALLOWED } as const;
/** What came with composition models more errors than anything is known of. */
const OF_COMPOSITION = {
  InternalServerException: NO_FAILURE,
  ServiceQuotaExceededException: NOT_COUNTED,
  ConflictException: NO_CONFLICT,
} as const;
const CREATE_OF_COMPOSITION = {
  ...LIST,
  ...OF_COMPOSITION,
  ResourceNotFoundException: never('it names nothing that might not be there'),
  PendingVerification: VERIFIED,
} as const;

/** A composition that records, and what it uses. */
async function recording(target: SimulatedTarget) {
  const [encoder, storageConfigurationArn] = [await makeEncoder(target), await makeStorage(target)];
  const stageArn = await makeStage(target);
  const s3 = { storageConfigurationArn, encoderConfigurationArns: [encoder] };
  const { arn } = await startComposition(target, { stageArn, destinations: [{ s3 }] });
  return { arn, encoder, storageConfigurationArn, stageArn };
}

/** An ingest configuration through which somebody publishes. */
async function publishing(target: SimulatedTarget) {
  const { arn, streamKey } = await makeIngest(target, { stageArn: await makeStage(target) });
  await target.simulate.ingest('publish', streamKey);
  return { arn };
}

export const COMPOSITION_ERRORS = {
  StartComposition: {
    ...READ,
    ...OF_COMPOSITION,
    PendingVerification: VERIFIED,
    ConflictException: bySimulation('a channel that is on air', COSTS_MONEY, async (target) => {
      const stageArn = await makeStage(target);
      await startComposition(target, { stageArn });
      const destinations = [{ channel: { channelArn: channelLike(stageArn) } }];
      return target.refused('StartComposition', { stageArn, destinations });
    }),
    ServiceQuotaExceededException: bySimulation('a sixth of one stage', COSTS_MONEY, async (target) => {
      const stageArn = await makeStage(target);
      let channels = 0;
      return untilRefused(target, 'StartComposition', () => {
        channels += 1;
        return {
          stageArn,
          destinations: [{ channel: { channelArn: channelLike(stageArn, `channel${channels}`) } }],
        };
      });
    }),
  },
  GetComposition: { ...READ, ...OF_COMPOSITION },
  StopComposition: {
    ...READ,
    ...OF_COMPOSITION,
    ConflictException: bySimulation('one that has stopped', COSTS_MONEY, async (target) => {
      const { arn } = await recording(target);
      await target.simulate.step(15);
      await target.call('StopComposition', { arn });
      await target.simulate.step(30);
      return target.refused('StopComposition', { arn });
    }),
  },
  ListCompositions: {
    ...OF_COMPOSITION,
    ValidationException: OUTSIDE_A_LIMIT,
    AccessDeniedException: namingAnotherAccount('ListCompositions', (arnOf) => ({
      filterByStageArn: arnOf('stage'),
    })),
  },
} satisfies SomeErrors;

export const CONFIGURATION_ERRORS = {
  CreateEncoderConfiguration: {
    ...CREATE_OF_COMPOSITION,
    ServiceQuotaExceededException: bySimulation('one too many', FILLS_QUOTA, (target) =>
      untilRefused(target, 'CreateEncoderConfiguration', () => ({})),
    ),
  },
  GetEncoderConfiguration: { ...READ, ...OF_COMPOSITION },
  DeleteEncoderConfiguration: {
    ...READ,
    ...OF_COMPOSITION,
    ConflictException: bySimulation('one that a composition uses', COSTS_MONEY, async (target) =>
      target.refused('DeleteEncoderConfiguration', { arn: (await recording(target)).encoder }),
    ),
  },
  ListEncoderConfigurations: { ...LIST, ...OF_COMPOSITION },
  CreateStorageConfiguration: {
    ...CREATE_OF_COMPOSITION,
    ServiceQuotaExceededException: bySimulation('one too many', NEEDS_BUCKET, (target) =>
      untilRefused(target, 'CreateStorageConfiguration', () => ({ s3: { bucketName: 'conformance' } })),
    ),
  },
  GetStorageConfiguration: { ...READ, ...OF_COMPOSITION },
  DeleteStorageConfiguration: {
    ...READ,
    ...OF_COMPOSITION,
    ConflictException: bySimulation('one that a composition uses', COSTS_MONEY, async (target) =>
      target.refused('DeleteStorageConfiguration', {
        arn: (await recording(target)).storageConfigurationArn,
      }),
    ),
  },
  ListStorageConfigurations: { ...LIST, ...OF_COMPOSITION },
  CreateIngestConfiguration: {
    ValidationException: OUTSIDE_A_LIMIT,
    AccessDeniedException: namingAnotherAccount('CreateIngestConfiguration', (arnOf) => ({
      ingestProtocol: IngestProtocol.RTMPS,
      stageArn: arnOf('stage'),
    })),
    ServiceQuotaExceededException: bySimulation('one too many', FILLS_QUOTA, (target) =>
      untilRefused(target, 'CreateIngestConfiguration', () => ({ ingestProtocol: IngestProtocol.RTMPS })),
    ),
    PendingVerification: VERIFIED,
  },
  GetIngestConfiguration: READ,
  UpdateIngestConfiguration: {
    ...READ,
    ConflictException: bySimulation('one that is published through', NEEDS_PEOPLE, async (target) =>
      target.refused('UpdateIngestConfiguration', { ...(await publishing(target)), stageArn: '' }),
    ),
    PendingVerification: VERIFIED,
  },
  DeleteIngestConfiguration: {
    ...READ,
    ConflictException: bySimulation(
      'one that is published through, without force',
      NEEDS_PEOPLE,
      async (target) => target.refused('DeleteIngestConfiguration', await publishing(target)),
    ),
    PendingVerification: VERIFIED,
  },
  ListIngestConfigurations: {
    ValidationException: OUTSIDE_A_LIMIT,
    AccessDeniedException: namingAnotherAccount('ListIngestConfigurations', (arnOf) => ({
      filterByStageArn: arnOf('stage'),
    })),
  },
  ImportPublicKey: {
    ...LIST,
    ConflictException: by('a key that is there already', async (target) => {
      const { pem } = await makeKey(target);
      return target.refused('ImportPublicKey', { publicKeyMaterial: pem });
    }),
    ServiceQuotaExceededException: bySimulation('one too many', FILLS_QUOTA, (target) =>
      untilRefused(target, 'ImportPublicKey', () => ({ publicKeyMaterial: newSigningKey().pem })),
    ),
    PendingVerification: VERIFIED,
  },
  GetPublicKey: READ,
  DeletePublicKey: { ...READ, ConflictException: NO_CONFLICT, PendingVerification: VERIFIED },
  ListPublicKeys: LIST,
} satisfies SomeErrors;
