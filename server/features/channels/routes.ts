import type { channels } from '#shared/channels/contract.ts';
import { nextPage } from '#server/aws/paging.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const channelHandlers: ContractHandlers<typeof channels> = {
  async list({ connection, nextToken, maxResults }, context) {
    const upstream = context.upstream(connection);
    const { output, asOf } = await upstream.askChannels('ListChannels', { nextToken, maxResults });
    // The model of this API calls no member required, not even the ARN: what is missing is found when it is encoded.
    const items = output.channels?.map(({ arn, ...channel }) => ({ ...channel, arn }));
    return { items, nextToken: nextPage(output), asOf };
  },

  async live({ connection, nextToken, maxResults }, context) {
    const upstream = context.upstream(connection);
    const { output, asOf } = await upstream.askChannels('ListStreams', { nextToken, maxResults });
    const items = output.streams?.map(({ channelArn, ...stream }) => ({ ...stream, channelArn }));
    return { items, nextToken: nextPage(output), asOf };
  },
};
