import * as sdk from '@aws-sdk/client-ivs';
import type { World } from '../state/world.ts';
import { CHANNEL_OPERATIONS, type ChannelOperation } from '../wire/any-operation.ts';
import { AwsError } from '../wire/aws-error.ts';
import { routesOf } from '../wire/router.ts';
import type { Service } from '../wire/service.ts';
import { refuseChannelInput } from './channel-inputs.ts';
import { listChannels } from './list-channels.ts';
import { listStreams } from './list-streams.ts';

type Perform = (world: World, input: Record<string, unknown>) => object;

const PERFORM: Readonly<Record<ChannelOperation, Perform>> = {
  ListChannels: listChannels,
  ListStreams: listStreams,
};

const isAnswered = (name: string): name is ChannelOperation =>
  CHANNEL_OPERATIONS.some((operation) => operation === name);

/** Of all operations of the low-latency product those that are answered here. */
const routes = new Map(
  routesOf<ChannelOperation>(sdk)
    .filter(({ operation }) => isAnswered(operation))
    .map((route) => [route.path, route]),
);

/** The paths of its operations, none of which IVS Real-Time has. */
export const CHANNEL_PATHS: ReadonlySet<string> = new Set(routes.keys());

/**
 * As much of the low-latency product as choosing a channel for a composition takes: which channels there are, and which
 * are live. @param world the world that is served at the time of each call
 */
export const channelService = (world: () => World): Service => ({
  match(method, path) {
    const route = routes.get(path);
    if (route === undefined || route.method !== method)
      throw new AwsError('UnknownOperationException', `The API has no operation at ${method} ${path}.`);
    return { route, labels: {} };
  },
  perform({ operation }, input) {
    refuseChannelInput(input);
    // `match` gives no other operation.
    return PERFORM[operation as ChannelOperation](world(), input);
  },
});
