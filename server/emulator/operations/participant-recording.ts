import type { AutoParticipantRecordingConfiguration } from '@aws-sdk/client-ivs-realtime';
import type { RecordingSetup } from '../simulation/stage-definition.ts';
import { arnOf } from '../state/arn.ts';
import type { World } from '../state/world.ts';
import { idIn } from './locate.ts';

/** What a stage is answered with while recording is off, and what a request that leaves members out means. */
const DEFAULTS: Omit<RecordingSetup, 'storageConfigurationId'> = {
  mediaType: 'AUDIO_VIDEO',
  thumbnails: { mode: 'DISABLED', targetIntervalSeconds: 60, storage: ['SEQUENTIAL'] },
  reconnectWindowSeconds: 0,
  segmentSeconds: 6,
  replicas: true,
};

/** A stage without recording answers the whole object with every default (AWS CLI samples). */
export function recordingAnswer(
  world: World,
  setup: RecordingSetup | undefined,
): AutoParticipantRecordingConfiguration {
  const { mediaType, thumbnails, reconnectWindowSeconds, segmentSeconds, replicas } = setup ?? DEFAULTS;
  return {
    storageConfigurationArn: setup ? arnOf(world, 'storage-configuration', setup.storageConfigurationId) : '',
    mediaTypes: [mediaType],
    thumbnailConfiguration: {
      targetIntervalSeconds: thumbnails.targetIntervalSeconds,
      storage: [...thumbnails.storage],
      recordingMode: thumbnails.mode,
    },
    recordingReconnectWindowSeconds: reconnectWindowSeconds,
    hlsConfiguration: { targetSegmentDurationSeconds: segmentSeconds },
    recordParticipantReplicas: replicas,
  };
}

/**
 * What a request asks for, taken as a whole: what it leaves out goes back to its default. `null` when recording is to be
 * off, which an empty ARN means; whether there is such a storage configuration is for the caller to ask.
 */
export function recordingAsked(
  world: World,
  asked: AutoParticipantRecordingConfiguration | undefined,
): RecordingSetup | null {
  const arn = asked?.storageConfigurationArn ?? '';
  if (asked === undefined || arn === '') return null;
  const member = 'autoParticipantRecordingConfiguration.storageConfigurationArn';
  const { thumbnailConfiguration: thumbnails } = asked;
  // UNCONFIRMED: what an empty list means; taken as left out.
  const storage = thumbnails?.storage?.length ? thumbnails.storage : DEFAULTS.thumbnails.storage;
  return {
    storageConfigurationId: idIn(world, 'storage-configuration', member, arn),
    mediaType: asked.mediaTypes?.[0] ?? DEFAULTS.mediaType,
    thumbnails: {
      mode: thumbnails?.recordingMode ?? DEFAULTS.thumbnails.mode,
      targetIntervalSeconds: thumbnails?.targetIntervalSeconds ?? DEFAULTS.thumbnails.targetIntervalSeconds,
      storage: [...new Set(storage)],
    },
    reconnectWindowSeconds: asked.recordingReconnectWindowSeconds ?? DEFAULTS.reconnectWindowSeconds,
    segmentSeconds: asked.hlsConfiguration?.targetSegmentDurationSeconds ?? DEFAULTS.segmentSeconds,
    replicas: asked.recordParticipantReplicas ?? DEFAULTS.replicas,
  };
}
