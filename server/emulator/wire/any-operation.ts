import type { Operation } from './operation.ts';

/**
 * What is answered of the low-latency product, whose channels a composition can broadcast to: an API of its own, with the
 * same protocol, signature and signing name.
 */
export const CHANNEL_OPERATIONS = ['ListChannels', 'ListStreams'] as const;
export type ChannelOperation = (typeof CHANNEL_OPERATIONS)[number];

/**
 * What other services answer that are put beside this one where it is started, as CloudWatch. Here only their names are
 * known: faults can hit them, the record of calls holds them, and each has its rate.
 */
export const NEIGHBOUR_OPERATIONS = [
  'GetMetricData',
  'ListMetrics',
  'ListServiceQuotas',
  'AssumeRole',
  'GetCallerIdentity',
] as const;
export type NeighbourOperation = (typeof NEIGHBOUR_OPERATIONS)[number];

/** An operation of any of them: what faults can hit and the record of calls holds. */
export type AnyOperation = Operation | ChannelOperation | NeighbourOperation;
