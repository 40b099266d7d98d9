import type { Stage } from '#shared/stages/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { numberOf } from '#web/form/number-of.ts';

/** How a stage is to record its participants, as it is typed; an empty text leaves a setting to AWS. */
export interface RecordingForm {
  on: boolean;
  storageConfigurationId: string;
  mediaTypes: string;
  thumbnailMode: string;
  thumbnailInterval: string;
  sequential: boolean;
  latest: boolean;
  reconnectWindow: string;
  segmentDuration: string;
  /** `yes`, `no`, or empty. */
  replicas: string;
}

export const NO_RECORDING: RecordingForm = {
  on: false,
  storageConfigurationId: '',
  mediaTypes: '',
  thumbnailMode: '',
  thumbnailInterval: '',
  sequential: false,
  latest: false,
  reconnectWindow: '',
  segmentDuration: '',
  replicas: '',
};

/** Where the recording stands in the draft of a stage. */
export const RECORDING = 'autoParticipantRecordingConfiguration';

/** The form of what a stage has: every value that AWS answers, and so every value that is sent back. */
export function recordingFormOf(recording: Stage['autoParticipantRecordingConfiguration']): RecordingForm {
  if (recording === undefined) return NO_RECORDING;
  const { storageConfigurationArn, mediaTypes = [], thumbnailConfiguration = {} } = recording;
  const { storage = [], targetIntervalSeconds, recordingMode = '' } = thumbnailConfiguration;
  return {
    on: storageConfigurationArn !== '',
    storageConfigurationId: idOf(storageConfigurationArn),
    mediaTypes: mediaTypes[0] ?? '',
    thumbnailMode: recordingMode,
    thumbnailInterval: textOfNumber(targetIntervalSeconds),
    sequential: storage.includes('SEQUENTIAL'),
    latest: storage.includes('LATEST'),
    reconnectWindow: textOfNumber(recording.recordingReconnectWindowSeconds),
    segmentDuration: textOfNumber(recording.hlsConfiguration?.targetSegmentDurationSeconds),
    replicas:
      recording.recordParticipantReplicas === undefined
        ? ''
        : recording.recordParticipantReplicas
          ? 'yes'
          : 'no',
  };
}

function textOfNumber(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

/**
 * What would be sent. Off is an empty storage configuration alone: AWS then puts all else back to its defaults.
 * What is on has a storage configuration; that none was chosen yet is told by `recordingProblems`.
 */
export function recordingDraftOf(form: RecordingForm) {
  if (!form.on) return { storageConfigurationId: '' };
  const { mediaTypes, thumbnailMode, sequential, latest, replicas } = form;
  const segment = numberOf(form.segmentDuration);
  const thumbnails = {
    targetIntervalSeconds: numberOf(form.thumbnailInterval),
    storage: storageOf(sequential, latest),
    recordingMode: thumbnailMode || undefined,
  };
  return {
    storageConfigurationId: form.storageConfigurationId,
    mediaTypes: mediaTypes === '' ? undefined : [mediaTypes],
    thumbnailConfiguration: Object.values(thumbnails).some((value) => value !== undefined)
      ? thumbnails
      : undefined,
    recordingReconnectWindowSeconds: numberOf(form.reconnectWindow),
    hlsConfiguration: segment === undefined ? undefined : { targetSegmentDurationSeconds: segment },
    recordParticipantReplicas: replicas === '' ? undefined : replicas === 'yes',
  };
}

function storageOf(sequential: boolean, latest: boolean): string[] | undefined {
  const kept = [...(sequential ? ['SEQUENTIAL'] : []), ...(latest ? ['LATEST'] : [])];
  return kept.length === 0 ? undefined : kept;
}

/** What no schema can know: an empty storage configuration is valid, and means that nothing is recorded. */
export function recordingProblems({ on, storageConfigurationId }: RecordingForm) {
  return on && storageConfigurationId === ''
    ? [
        {
          path: `${RECORDING}.storageConfigurationId`,
          message: 'is required: without one nothing is recorded',
        },
      ]
    : [];
}
