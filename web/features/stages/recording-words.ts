import type * as z from 'zod/mini';
import type { AutoParticipantRecordingConfiguration } from '#shared/stages/contract.ts';
import { THUMBNAIL_STORAGE_WORDS } from '#web/components/thumbnail-words.ts';

export type RecordingConfiguration = z.input<typeof AutoParticipantRecordingConfiguration>;

/** One value in words; with AWS's own name where the value is one of an enumeration. */
export interface Word {
  word: string;
  aws?: string;
}

interface Setting {
  label: string;
  /** `undefined`: AWS gave no value. */
  setting: Word[] | undefined;
}

export const MEDIA_WORDS: Readonly<Record<string, string>> = {
  AUDIO_VIDEO: 'Audio and video',
  AUDIO_ONLY: 'Audio only',
  NONE: 'Thumbnails only',
};
export const THUMBNAIL_MODE_WORDS: Readonly<Record<string, string>> = {
  INTERVAL: 'At an interval',
  DISABLED: 'Off',
};

function named(
  values: readonly string[] | undefined,
  words: Readonly<Record<string, string>>,
): Word[] | undefined {
  return values?.map((aws) => (Object.hasOwn(words, aws) ? { word: words[aws] ?? aws, aws } : { word: aws }));
}

function said<Value>(value: Value | undefined, word: (value: Value) => string): Word[] | undefined {
  return value === undefined ? undefined : [{ word: word(value) }];
}

/** Every setting of individual participant recording but the storage configuration, in words. */
export function recordingWords(configuration: RecordingConfiguration | undefined): Setting[] {
  const thumbnails = configuration?.thumbnailConfiguration;
  const mode = thumbnails?.recordingMode;
  return [
    { label: 'Media types', setting: named(configuration?.mediaTypes, MEDIA_WORDS) },
    { label: 'Thumbnails', setting: mode === undefined ? undefined : named([mode], THUMBNAIL_MODE_WORDS) },
    { label: 'Thumbnail interval', setting: said(thumbnails?.targetIntervalSeconds, seconds) },
    { label: 'Thumbnails kept', setting: named(thumbnails?.storage, THUMBNAIL_STORAGE_WORDS) },
    {
      label: 'Reconnect window',
      setting: said(configuration?.recordingReconnectWindowSeconds, (window) =>
        window === 0
          ? '0 s: each time somebody publishes begins a new recording'
          : `${window} s: who returns within it goes on in the same recording`,
      ),
    },
    {
      label: 'Segment duration',
      setting: said(configuration?.hlsConfiguration?.targetSegmentDurationSeconds, seconds),
    },
    {
      label: 'Record replicas',
      setting: said(configuration?.recordParticipantReplicas, (record) => (record ? 'Yes' : 'No')),
    },
  ];
}

const seconds = (value: number) => `${value} s`;
