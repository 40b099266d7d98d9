import type * as z from 'zod/mini';
import type { DestinationDraft } from '#shared/compositions/drafts.ts';
import { isSameRealm } from '#server/aws/arn.ts';
import { badRequest } from '#server/http/api-error.ts';

/**
 * API Reference, ChannelDestinationConfiguration: channel and stage "must be in the same AWS account and region".
 * @param ownArn of anything of the connection
 * @throws {ApiError} `bad_request`, by field
 */
export function refuseForeignChannels(
  ownArn: string,
  destinations: readonly z.output<typeof DestinationDraft>[],
): void {
  const foreign = destinations.flatMap(({ channel }, index) =>
    channel === undefined || isSameRealm(channel.channelArn, ownArn)
      ? []
      : [
          {
            path: `body.destinations.${index}.channel.channelArn`,
            message: 'must be in the account and Region of this connection',
          },
        ],
  );
  if (foreign.length > 0) throw badRequest(foreign);
}
