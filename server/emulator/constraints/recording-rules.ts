import type { AutoParticipantRecordingConfiguration } from '@aws-sdk/client-ivs-realtime';
import { isGiven, type Rule, unless } from './rule.ts';

const DEFAULT_INTERVAL_SECONDS = 60;

/**
 * API Reference, ParticipantThumbnailConfiguration: targetIntervalSeconds is "configurable only if recordingMode is
 * INTERVAL", and recordingMode is DISABLED by default. The default interval passes in any mode: the service itself
 * answers with it, and what it answers must be fit to be sent back. UNCONFIRMED whether the live service refuses at all.
 */
export const intervalNeedsIntervalMode: Rule<{
  autoParticipantRecordingConfiguration?: AutoParticipantRecordingConfiguration;
}> = ({ autoParticipantRecordingConfiguration: recording }) => {
  // Without a storage configuration all other fields are reset to their defaults (API Reference).
  if (!isGiven(recording) || recording?.storageConfigurationArn === '') return [];
  const { targetIntervalSeconds, recordingMode } = recording?.thumbnailConfiguration ?? {};
  return unless(
    (targetIntervalSeconds ?? DEFAULT_INTERVAL_SECONDS) === DEFAULT_INTERVAL_SECONDS ||
      recordingMode === 'INTERVAL',
    'autoParticipantRecordingConfiguration.thumbnailConfiguration.targetIntervalSeconds',
    'Member must not be set unless recordingMode is INTERVAL',
  );
};
