import type * as z from 'zod/mini';
import type { DestinationDraft } from '#shared/compositions/drafts.ts';
import type { Upstream } from '#server/aws/upstream.ts';

/** A destination as AWS takes it: configurations by their ARNs. */
export async function destinationInput(
  upstream: Upstream,
  { name, channel, s3 }: z.output<typeof DestinationDraft>,
) {
  return {
    name,
    channel: channel && {
      channelArn: channel.channelArn,
      encoderConfigurationArn: await upstream.arnIfAny(
        'encoder-configuration',
        channel.encoderConfigurationId,
      ),
    },
    s3: s3 && (await s3Input(upstream, s3)),
  };
}

async function s3Input(
  upstream: Upstream,
  {
    storageConfigurationId,
    encoderConfigurationIds,
    ...s3
  }: NonNullable<z.output<typeof DestinationDraft>['s3']>,
) {
  return {
    ...s3,
    storageConfigurationArn: await upstream.arn('storage-configuration', storageConfigurationId),
    encoderConfigurationArns: await Promise.all(
      encoderConfigurationIds.map(async (id) => upstream.arn('encoder-configuration', id)),
    ),
  };
}
