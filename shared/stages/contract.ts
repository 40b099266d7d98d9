import * as z from 'zod/mini';
import { openEnum, TextMap } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { page, PageQuery, snapshot } from '../contract/page.ts';

export const THUMBNAIL_STORAGE = ['SEQUENTIAL', 'LATEST'] as const;

export const StageSummary = z.object({
  arn: z.string(),
  name: z.optional(z.string()),
  /** Absent or empty while nobody is in the stage. */
  activeSessionId: z.optional(z.string()),
  tags: z.optional(TextMap),
});
export type StageSummary = z.input<typeof StageSummary>;

/** Individual participant recording. AWS answers it with every default filled in even where recording is off. */
export const AutoParticipantRecordingConfiguration = z.object({
  /** Empty: recording is off. */
  storageConfigurationArn: z.string(),
  mediaTypes: z.optional(z.array(openEnum(['AUDIO_VIDEO', 'AUDIO_ONLY', 'NONE']))),
  thumbnailConfiguration: z.optional(
    z.object({
      targetIntervalSeconds: z.optional(z.number()),
      storage: z.optional(z.array(openEnum(THUMBNAIL_STORAGE))),
      recordingMode: z.optional(openEnum(['INTERVAL', 'DISABLED'])),
    }),
  ),
  recordingReconnectWindowSeconds: z.optional(z.number()),
  hlsConfiguration: z.optional(z.object({ targetSegmentDurationSeconds: z.optional(z.number()) })),
  recordParticipantReplicas: z.optional(z.boolean()),
});

export const Stage = z.object({
  ...StageSummary.shape,
  autoParticipantRecordingConfiguration: z.optional(AutoParticipantRecordingConfiguration),
  endpoints: z.optional(
    z.object({
      events: z.optional(z.string()),
      whip: z.optional(z.string()),
      rtmp: z.optional(z.string()),
      rtmps: z.optional(z.string()),
    }),
  ),
});
export type Stage = z.input<typeof Stage>;

export const stages = contract('stages', {
  list: json({
    path: '/:connection/stages',
    summary: 'One page of stages',
    access: 'read',
    aws: ['ListStages'],
    params: { connection: ConnectionId },
    query: PageQuery,
    output: page(StageSummary),
  }),
  get: json({
    path: '/:connection/stages/:stageId',
    summary: 'One stage with its endpoints and recording set-up',
    access: 'read',
    aws: ['GetStage'],
    params: { connection: ConnectionId, stageId: ResourceId },
    output: snapshot(Stage),
  }),
});
