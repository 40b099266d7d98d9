import { z } from 'zod';
import { intervention, textMapSchema } from './intervention.ts';

export const REPLICATION_INTERVENTIONS = [
  intervention('replication-started', {
    sourceStageId: z.string(),
    sourceSessionId: z.string(),
    participantId: z.string(),
    destinationStageId: z.string(),
    /** The session that was active there, or one that the replica starts. */
    destinationSessionId: z.string(),
    reconnectWindowSeconds: z.number(),
    /** Merged over the token's. */
    attributes: textMapSchema,
  }),
  intervention('replication-stopped', {
    sourceStageId: z.string(),
    participantId: z.string(),
    destinationStageId: z.string(),
  }),
] as const;
