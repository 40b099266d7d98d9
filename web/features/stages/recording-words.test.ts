import { describe, expect, it } from 'vitest';
import { type RecordingConfiguration, recordingWords } from './recording-words.ts';

const words = (configuration: RecordingConfiguration | undefined) =>
  Object.fromEntries(
    recordingWords(configuration).map(({ label, setting }) => [
      label,
      setting?.map(({ word, aws }) => (aws ? `${word} (${aws})` : word)).join(', '),
    ]),
  );

describe('recordingWords', () => {
  it('tells every setting, and what it means where a figure alone does not', () => {
    expect(
      words({
        storageConfigurationArn: 'arn',
        mediaTypes: ['AUDIO_ONLY'],
        thumbnailConfiguration: {
          recordingMode: 'INTERVAL',
          targetIntervalSeconds: 30,
          storage: ['SEQUENTIAL', 'LATEST'],
        },
        recordingReconnectWindowSeconds: 60,
        hlsConfiguration: { targetSegmentDurationSeconds: 6 },
        recordParticipantReplicas: false,
      }),
    ).toMatchInlineSnapshot(`
      {
        "Media types": "Audio only (AUDIO_ONLY)",
        "Reconnect window": "60 s: who returns within it goes on in the same recording",
        "Record replicas": "No",
        "Segment duration": "6 s",
        "Thumbnail interval": "30 s",
        "Thumbnails": "At an interval (INTERVAL)",
        "Thumbnails kept": "Every one (SEQUENTIAL), The latest only (LATEST)",
      }
    `);
  });

  it('knows that no window means no merging', () => {
    expect(
      words({ storageConfigurationArn: '', recordingReconnectWindowSeconds: 0 })['Reconnect window'],
    ).toContain('begins a new recording');
  });

  it('shows a value that AWS has added since as AWS writes it', () => {
    expect(words({ storageConfigurationArn: '', mediaTypes: ['HOLOGRAM'] })['Media types']).toBe('HOLOGRAM');
  });

  it('invents nothing where AWS gave nothing', () => {
    expect(Object.values(words(undefined)).every((value) => value === undefined)).toBe(true);
  });
});
