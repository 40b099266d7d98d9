import type { startDraftOf } from './start-draft.ts';

/**
 * A draft for commands: what AWS requires and has not been chosen yet stands in capitals, to be filled in. A channel's
 * encoder is left to AWS where none is chosen.
 */
export function unchosenInCapitals(draft: ReturnType<typeof startDraftOf>) {
  return {
    ...draft,
    stageId: draft.stageId ?? 'STAGE_ID',
    destinations: draft.destinations.map((one) => {
      if (one.channel !== undefined)
        return { ...one, channel: { ...one.channel, channelArn: one.channel.channelArn ?? 'CHANNEL_ARN' } };
      const {
        storageConfigurationId = 'STORAGE_CONFIGURATION_ID',
        encoderConfigurationIds,
        ...rest
      } = one.s3;
      return {
        ...one,
        s3: {
          storageConfigurationId,
          encoderConfigurationIds: encoderConfigurationIds.map((id) => id ?? 'ENCODER_CONFIGURATION_ID'),
          ...rest,
        },
      };
    }),
  };
}
