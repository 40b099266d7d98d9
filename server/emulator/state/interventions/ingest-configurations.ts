import { z } from 'zod';
import { intervention, textMapSchema } from './intervention.ts';

const credentialsSchema = z
  .array(z.strictObject({ participantId: z.string(), streamKey: z.string() }))
  .readonly();

export const INGEST_CONFIGURATION_INTERVENTIONS = [
  intervention('ingest-configuration-created', {
    /** The stage it is attached to, or empty; also in the record. */
    stageId: z.string(),
    record: z.strictObject({
      id: z.string(),
      name: z.string(),
      protocol: z.enum(['RTMP', 'RTMPS']),
      streamKey: z.string(),
      stageId: z.string(),
      participantId: z.string(),
      userId: z.string(),
      redundantIngest: z.boolean(),
      credentials: credentialsSchema,
      attributes: textMapSchema,
      tags: textMapSchema,
    }),
  }),
  /** Attachment and credentials as they are from now on, changed or not. */
  intervention('ingest-configuration-updated', {
    id: z.string(),
    /** The stage it was attached to until now, or empty. */
    fromStageId: z.string(),
    stageId: z.string(),
    redundantIngest: z.boolean(),
    credentials: credentialsSchema,
  }),
  /** Cuts off whoever publishes through it. */
  intervention('ingest-configuration-deleted', {
    id: z.string(),
    /** The stage it was attached to, or empty. */
    stageId: z.string(),
  }),
] as const;
