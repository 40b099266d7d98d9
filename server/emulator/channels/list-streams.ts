import type { ListStreamsRequest, ListStreamsResponse } from '@aws-sdk/client-ivs';
import { broadcastsNow } from '../operations/broadcasts.ts';
import { arnOf } from '../state/arn.ts';
import { sessionId } from '../state/ids.ts';
import { paginate } from '../state/paging.ts';
import { seedOf } from '../state/random.ts';
import type { World } from '../state/world.ts';

/** The live streams of the account: one for each channel that is not offline, and so exactly those that a composition cannot have. */
export function listStreams(world: World, input: ListStreamsRequest): ListStreamsResponse {
  const page = paginate(broadcastsNow(world), ({ channelId }) => channelId, {
    accountId: world.accountId,
    operation: 'ListStreams',
    filters: {},
    nextToken: input.nextToken,
    maxResults: input.maxResults,
  });
  return {
    streams: page.items.map(({ channelId, since }) => ({
      channelArn: arnOf(world, 'channel', channelId),
      streamId: sessionId(seedOf('stream', channelId, String(since)).random()),
      state: 'LIVE',
      health: 'HEALTHY',
      viewerCount: 0,
      startTime: new Date(since),
    })),
    nextToken: page.nextToken,
  };
}
