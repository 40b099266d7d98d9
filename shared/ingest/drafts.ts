import * as z from 'zod/mini';
import { ResourceIdOrNone } from '../contract/ids.ts';
import { ResourceName } from '../contract/resource-name.ts';
import { ParticipantAttributes, UserId } from '../participants/identity.ts';
import { TagsDraft } from '../tags/drafts.ts';

export const INGEST_PROTOCOLS = ['RTMP', 'RTMPS'] as const;

/** An ingest configuration to be created. */
export const IngestConfigurationDraft = z
  .strictObject({
    name: z.optional(ResourceName),
    /** Empty or left out: attached to no stage, and its stream key is unusable until it is. */
    stageId: z.optional(ResourceIdOrNone),
    userId: z.optional(UserId),
    attributes: z.optional(ParticipantAttributes),
    ingestProtocol: z.enum(INGEST_PROTOCOLS),
    /** Can only be written: no answer of AWS tells it. */
    insecureIngest: z.optional(z.boolean()),
    redundantIngest: z.optional(z.boolean()),
    tags: z.optional(TagsDraft),
  })
  .check(
    z.refine(({ ingestProtocol, insecureIngest }) => ingestProtocol !== 'RTMP' || insecureIngest === true, {
      message: 'must be true where ingestProtocol is RTMP, which is not encrypted',
      path: ['insecureIngest'],
    }),
  )
  .register(z.globalRegistry, { description: 'insecureIngest must be true where ingestProtocol is RTMP' });
export type IngestConfigurationDraft = z.input<typeof IngestConfigurationDraft>;

/** Changes of an ingest configuration that nobody publishes through; what is left out stays as it is. */
export const IngestConfigurationUpdate = z.strictObject({
  /** Empty takes it off its stage. */
  stageId: z.optional(ResourceIdOrNone),
  redundantIngest: z.optional(z.boolean()),
});
export type IngestConfigurationUpdate = z.input<typeof IngestConfigurationUpdate>;
