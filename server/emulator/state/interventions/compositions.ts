import { z } from 'zod';
import { DESTINATION_FAILURES } from '../../simulation/failure-reasons.ts';
import { intervention, textMapSchema } from './intervention.ts';

const thumbnailsSchema = z.strictObject({
  targetIntervalSeconds: z.number(),
  storage: z.array(z.enum(['SEQUENTIAL', 'LATEST'])).readonly(),
});

const fillMode = z.enum(['FILL', 'COVER', 'CONTAIN', '']);

const gridSchema = z.strictObject({
  featuredParticipantAttribute: z.string(),
  omitStoppedVideo: z.boolean(),
  videoAspectRatio: z.enum(['AUTO', 'VIDEO', 'SQUARE', 'PORTRAIT']),
  videoFillMode: fillMode,
  gridGap: z.number(),
  participantOrderAttribute: z.string(),
});

const pipSchema = z.strictObject({
  featuredParticipantAttribute: z.string(),
  omitStoppedVideo: z.boolean(),
  videoFillMode: fillMode,
  gridGap: z.number(),
  pipParticipantAttribute: z.string(),
  pipBehavior: z.enum(['STATIC', 'DYNAMIC']),
  pipOffset: z.number(),
  pipPosition: z.enum(['TOP_LEFT', 'TOP_RIGHT', 'BOTTOM_LEFT', 'BOTTOM_RIGHT']),
  pipWidth: z.number().optional(),
  pipHeight: z.number().optional(),
  participantOrderAttribute: z.string(),
});

/** A layout with every default filled in, as the API echoes it. */
const layoutSchema = z.union([z.strictObject({ grid: gridSchema }), z.strictObject({ pip: pipSchema })]);

const destinationSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['channel', 's3']),
  encoderConfigurationId: z.nullable(z.string()),
  storageConfigurationId: z.string(),
  channelId: z.string(),
  segmentSeconds: z.number(),
  thumbnails: z.nullable(thumbnailsSchema),
});

const ofDestination = { stageId: z.string(), compositionId: z.string(), destinationId: z.string() };

export const COMPOSITION_INTERVENTIONS = [
  intervention('composition-started', {
    stageId: z.string(),
    compositionId: z.string(),
    layout: layoutSchema,
    destinations: z.array(destinationSchema).readonly(),
    tags: textMapSchema,
    /** With what it was asked for, so that the same request again is known for a repetition. */
    idempotency: z.nullable(z.strictObject({ token: z.string(), request: z.string() })),
  }),
  intervention('composition-stopped', { stageId: z.string(), compositionId: z.string() }),
  intervention('destination-failed', { ...ofDestination, errorCode: z.enum(DESTINATION_FAILURES) }),
  intervention('destination-reconnecting', ofDestination),
  intervention('destination-recovered', ofDestination),
] as const;
