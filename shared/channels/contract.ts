import * as z from 'zod/mini';
import { Instant, openEnum, TextMap } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId } from '../contract/ids.ts';
import { page, PageQuery } from '../contract/page.ts';

export const CHANNEL_TYPES = ['STANDARD', 'BASIC', 'ADVANCED_SD', 'ADVANCED_HD'] as const;
export const STREAM_HEALTH = ['HEALTHY', 'STARVING', 'UNKNOWN'] as const;

/** A channel of the low-latency product, to which a composition can broadcast. None of this API's resources. */
export const ChannelSummary = z.object({
  arn: z.string(),
  name: z.optional(z.string()),
  type: z.optional(openEnum(CHANNEL_TYPES)),
  latencyMode: z.optional(openEnum(['LOW', 'NORMAL'])),
  tags: z.optional(TextMap),
});
export type ChannelSummary = z.input<typeof ChannelSummary>;

/** A channel that somebody broadcasts to: no composition can have it until that ends. */
export const LiveChannel = z.object({
  channelArn: z.string(),
  startTime: z.optional(Instant),
  health: z.optional(openEnum(STREAM_HEALTH)),
});
export type LiveChannel = z.input<typeof LiveChannel>;

export const channels = contract('channels', {
  list: json({
    path: '/:connection/channels',
    summary: 'One page of the channels of the low-latency product, to which a composition can broadcast',
    access: 'read',
    aws: ['ListChannels'],
    params: { connection: ConnectionId },
    query: PageQuery,
    output: page(ChannelSummary),
  }),
  live: json({
    path: '/:connection/live-channels',
    summary: 'One page of the channels that are live, and so cannot take a composition',
    access: 'read',
    aws: ['ListStreams'],
    params: { connection: ConnectionId },
    query: PageQuery,
    output: page(LiveChannel),
  }),
});
