import { z } from 'zod';
import { intervention, textMapSchema } from './intervention.ts';

/** Individual participant recording; `null` when it is off. */
const recordingSchema = z.nullable(
  z.strictObject({
    storageConfigurationId: z.string(),
    mediaType: z.enum(['AUDIO_VIDEO', 'AUDIO_ONLY', 'NONE']),
    thumbnails: z.strictObject({
      mode: z.enum(['INTERVAL', 'DISABLED']),
      targetIntervalSeconds: z.number(),
      storage: z.array(z.enum(['SEQUENTIAL', 'LATEST'])).readonly(),
    }),
    reconnectWindowSeconds: z.number(),
    segmentSeconds: z.number(),
    replicas: z.boolean(),
  }),
);

export type RecordedSetup = z.infer<typeof recordingSchema>;

export const STAGE_INTERVENTIONS = [
  intervention('stage-created', {
    stageId: z.string(),
    name: z.string(),
    tags: textMapSchema,
    recording: recordingSchema,
  }),
  /** Name and recording as they are from now on, changed or not. */
  intervention('stage-updated', { stageId: z.string(), name: z.string(), recording: recordingSchema }),
  /** Ends everything that the stage carries and detaches its ingest configurations. */
  intervention('stage-deleted', { stageId: z.string() }),
] as const;
