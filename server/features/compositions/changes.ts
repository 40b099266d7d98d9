import type { compositionChanges } from '#shared/compositions/changes.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { destinationInput } from './destination-input.ts';
import { refuseForeignChannels } from './own-channels.ts';

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
