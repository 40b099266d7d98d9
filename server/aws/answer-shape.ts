import * as z from 'zod/mini';
import { ChannelSummary, LiveChannel } from '#shared/channels/contract.ts';
import { Composition, CompositionSummary } from '#shared/compositions/contract.ts';
import { TextMap } from '#shared/contract/codecs.ts';
import { plainWords } from '#shared/contract/plain-words.ts';
import {
  EncoderConfiguration,
  EncoderConfigurationSummary,
} from '#shared/encoder-configurations/contract.ts';
import { IngestConfigurationSummary } from '#shared/ingest/contract.ts';
import { Participant, ParticipantEvent, ParticipantSummary } from '#shared/participants/contract.ts';
import { PublicKey, PublicKeySummary } from '#shared/public-keys/contract.ts';
import { ParticipantReplica } from '#shared/replication/contract.ts';
import { StageSession } from '#shared/sessions/contract.ts';
import { Stage, StageSummary } from '#shared/stages/contract.ts';
import { StorageConfiguration } from '#shared/storage-configurations/contract.ts';
import { fieldProblems } from '#shared/contract/field-problems.ts';
import type { AnyOperation } from './any-operation.ts';

/** The parts of `GetIngestConfiguration` that every form of it has; its keys are looked at where they are masked. */
const IngestConfiguration = z.object({ arn: z.string(), participantId: z.string(), state: z.string() });

/** What every read has to answer, by the member it comes in: as the contract passes it on, members of AWS's own names. */
const SHAPES: Partial<Record<AnyOperation, z.core.$ZodType>> = {
  GetStage: z.object({ stage: Stage }),
  ListStages: page('stages', StageSummary),
  GetStageSession: z.object({ stageSession: StageSession }),
  ListStageSessions: page('stageSessions', StageSession),
  GetParticipant: z.object({ participant: Participant }),
  ListParticipants: page('participants', ParticipantSummary),
  ListParticipantEvents: page('events', ParticipantEvent),
  ListParticipantReplicas: page('replicas', ParticipantReplica),
  GetComposition: z.object({ composition: Composition }),
  ListCompositions: page('compositions', CompositionSummary),
  GetEncoderConfiguration: z.object({ encoderConfiguration: EncoderConfiguration }),
  ListEncoderConfigurations: page('encoderConfigurations', EncoderConfigurationSummary),
  GetStorageConfiguration: z.object({ storageConfiguration: StorageConfiguration }),
  ListStorageConfigurations: page('storageConfigurations', StorageConfiguration),
  GetIngestConfiguration: z.object({ ingestConfiguration: IngestConfiguration }),
  ListIngestConfigurations: page('ingestConfigurations', IngestConfigurationSummary),
  GetPublicKey: z.object({ publicKey: PublicKey }),
  ListPublicKeys: page('publicKeys', PublicKeySummary),
  ListTagsForResource: z.object({ tags: TextMap }),
  ListChannels: page('channels', ChannelSummary),
  ListStreams: page('streams', LiveChannel),
  GetMetricData: z.object({
    MetricDataResults: z.array(
      z.object({ Id: z.string(), Timestamps: z.array(z.date()), Values: z.array(z.number()) }),
    ),
  }),
  ListServiceQuotas: z.object({
    Quotas: z.array(z.object({ QuotaCode: z.string(), QuotaName: z.string(), Value: z.number() })),
  }),
};

function page<Item extends z.core.$ZodType>(member: string, item: Item) {
  return z.object({ [member]: z.array(item), nextToken: z.optional(z.string()) });
}

/**
 * What is wrong with an answer of AWS: the first member that is missing or of another type, in words; undefined where
 * nothing is. A value that an enumeration does not know yet is text and nothing wrong.
 */
export function gapIn(operation: AnyOperation, output: object): string | undefined {
  const shape = SHAPES[operation];
  if (shape === undefined) return undefined;
  const checked = z.safeEncode(shape, output as never, { error: plainWords });
  if (checked.success) return undefined;
  const [first, ...others] = fieldProblems('', checked.error.issues);
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return `${first?.path ?? ''} ${first?.message ?? ''}${more}`.trim();
}
