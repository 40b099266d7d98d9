import type * as z from 'zod/mini';
import type { compositionChanges } from '#shared/compositions/changes.ts';
import type { DestinationDraft } from '#shared/compositions/drafts.ts';
import { isSameRealm } from '#server/aws/arn.ts';
import { badRequest } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { destinationInput } from './destination-input.ts';

export const compositionChangeHandlers: ContractHandlers<typeof compositionChanges> = {
  async start({ connection, body: { stageId, destinations, ...draft } }, context) {
    const upstream = context.upstream(connection);
    const stageArn = await upstream.arn('stage', stageId);
    refuseForeignChannels(stageArn, destinations);
    const { output, asOf } = await upstream.call('StartComposition', {
      ...draft,
      stageArn,
      destinations: await Promise.all(destinations.map(async (each) => destinationInput(upstream, each))),
    });
    return { item: output.composition, asOf };
  },

  async stop({ connection, compositionId }, context) {
    const upstream = context.upstream(connection);
    const arn = await upstream.arn('composition', compositionId);
    const { asOf } = await upstream.call('StopComposition', { arn });
    return { asOf };
  },
};

/** API Reference, ChannelDestinationConfiguration: channel and stage "must be in the same AWS account and region". */
function refuseForeignChannels(
  stageArn: string,
  destinations: readonly z.output<typeof DestinationDraft>[],
): void {
  const foreign = destinations.flatMap(({ channel }, index) =>
    channel === undefined || isSameRealm(channel.channelArn, stageArn)
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
