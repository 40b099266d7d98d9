import * as z from 'zod/mini';
import { ResourceIdOrNone } from '../contract/ids.ts';
import { ThumbnailInterval, ThumbnailStorage } from './thumbnails.ts';

export const RECORDED_MEDIA = ['AUDIO_VIDEO', 'AUDIO_ONLY', 'NONE'] as const;
export const THUMBNAIL_MODES = ['INTERVAL', 'DISABLED'] as const;

const DEFAULT_INTERVAL_SECONDS = 60;

const Recording = z.strictObject({
  /** Empty switches recording off; AWS then puts all other members back to their defaults. */
  storageConfigurationId: ResourceIdOrNone,
  mediaTypes: z.optional(z.array(z.enum(RECORDED_MEDIA)).check(z.maxLength(1))),
  thumbnailConfiguration: z.optional(
    z.strictObject({
      targetIntervalSeconds: z.optional(ThumbnailInterval),
      storage: z.optional(ThumbnailStorage),
      recordingMode: z.optional(z.enum(THUMBNAIL_MODES)),
    }),
  ),
  /** 0: what a participant publishes after coming back is a recording of its own. */
  recordingReconnectWindowSeconds: z.optional(z.int().check(z.minimum(0), z.maximum(300))),
  hlsConfiguration: z.optional(
    z.strictObject({
      targetSegmentDurationSeconds: z.optional(z.int().check(z.minimum(2), z.maximum(10))),
    }),
  ),
  recordParticipantReplicas: z.optional(z.boolean()),
});

/** How a stage is to record each of its participants. It cannot be changed while a recording is active. */
export const RecordingDraft = Recording.check(
  z.refine(intervalFits, {
    message: 'can only be set where recordingMode is INTERVAL',
    path: ['thumbnailConfiguration', 'targetIntervalSeconds'],
  }),
).register(z.globalRegistry, {
  description: 'targetIntervalSeconds can only be set where recordingMode is INTERVAL',
});

/**
 * API Reference: the interval is "configurable only if recordingMode is INTERVAL". The default passes in any mode,
 * because AWS itself answers with it, and what it answers must be fit to be sent back.
 */
function intervalFits({
  storageConfigurationId,
  thumbnailConfiguration,
}: z.output<typeof Recording>): boolean {
  const { targetIntervalSeconds = DEFAULT_INTERVAL_SECONDS, recordingMode } = thumbnailConfiguration ?? {};
  return (
    storageConfigurationId === '' ||
    targetIntervalSeconds === DEFAULT_INTERVAL_SECONDS ||
    recordingMode === 'INTERVAL'
  );
}
