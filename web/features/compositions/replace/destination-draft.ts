import type { Destination } from '#shared/compositions/contract.ts';
import type { DestinationDraft } from '#shared/compositions/drafts.ts';
import { idOf } from '#shared/contract/ids.ts';

type Configuration = Destination['configuration'];

/** A destination as the console takes it: with short ids, and without what AWS left empty. */
export function destinationDraft({ name, channel, s3 }: Configuration): DestinationDraft {
  const called = name ? { name } : {};
  if (channel) {
    const { channelArn, encoderConfigurationArn } = channel;
    return {
      ...called,
      channel: {
        channelArn,
        ...(encoderConfigurationArn ? { encoderConfigurationId: idOf(encoderConfigurationArn) } : {}),
      },
    };
  }
  if (!s3) return called;
  const { storageConfigurationArn, encoderConfigurationArns, ...others } = s3;
  // Kept as AWS wrote them, which its own rules let through again.
  const settings = others as Partial<NonNullable<DestinationDraft['s3']>>;
  return {
    ...called,
    s3: {
      ...settings,
      storageConfigurationId: idOf(storageConfigurationArn),
      encoderConfigurationIds: encoderConfigurationArns.map(idOf),
    },
  };
}

/** The channels that destinations broadcast to, by ARN. */
export const channelsOf = (
  destinations: readonly { channel?: { channelArn: string } | undefined }[],
): string[] => destinations.flatMap(({ channel }) => (channel ? [channel.channelArn] : []));
