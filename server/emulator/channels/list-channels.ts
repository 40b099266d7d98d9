import type { ListChannelsRequest, ListChannelsResponse } from '@aws-sdk/client-ivs';
import { arnOf } from '../state/arn.ts';
import { paginate } from '../state/paging.ts';
import type { World } from '../state/world.ts';
import { channelsOf } from './channels-of.ts';

/** The account's channels. */
export function listChannels(world: World, input: ListChannelsRequest): ListChannelsResponse {
  const { filterByName, nextToken, maxResults } = input;
  const page = paginate(
    channelsOf(world),
    ({ id }) => id,
    {
      accountId: world.accountId,
      operation: 'ListChannels',
      filters: { filterByName },
      nextToken,
      maxResults,
    },
    ({ name }) => filterByName === undefined || name === filterByName,
  );
  return {
    channels: page.items.map(({ id, name, type, latencyMode, tags }) => ({
      arn: arnOf(world, 'channel', id),
      name,
      latencyMode,
      type,
      authorized: false,
      insecureIngest: false,
      recordingConfigurationArn: '',
      playbackRestrictionPolicyArn: '',
      tags: { ...tags },
    })),
    nextToken: page.nextToken,
  };
}
