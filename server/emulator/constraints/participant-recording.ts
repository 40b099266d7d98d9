import type {
  AutoParticipantRecordingConfiguration as RecordingShape,
  ParticipantRecordingHlsConfiguration as HlsShape,
  ParticipantThumbnailConfiguration as ThumbnailShape,
} from '@aws-sdk/client-ivs-realtime';
import { StorageConfigurationArnOrEmpty } from './arns.ts';
import { structure } from './constraint-of.ts';
import { choice, flag, list, required, whole } from './constraint.ts';
import { ThumbnailIntervalSeconds, ThumbnailStorage } from './thumbnail.ts';

/** How a stage records each of its participants. */
export const AutoParticipantRecordingConfiguration = structure<RecordingShape>({
  storageConfigurationArn: required(StorageConfigurationArnOrEmpty),
  mediaTypes: list(choice('AUDIO_VIDEO', 'AUDIO_ONLY', 'NONE'), { max: 1 }),
  thumbnailConfiguration: structure<ThumbnailShape>({
    targetIntervalSeconds: ThumbnailIntervalSeconds,
    storage: ThumbnailStorage,
    recordingMode: choice('INTERVAL', 'DISABLED'),
  }),
  recordingReconnectWindowSeconds: whole({ min: 0, max: 300 }),
  hlsConfiguration: structure<HlsShape>({
    targetSegmentDurationSeconds: whole({ min: 2, max: 10 }),
  }),
  recordParticipantReplicas: flag,
});
