import type { OperationTraits } from '../operations.ts';

const list = { access: 'read', quota: 5, freshness: 'none' } as const;

/**
 * What the console asks of the low-latency product, whose channels a composition can broadcast to: another API with quotas
 * of its own (its User Guide, "Service Quotas"). Nothing of it is held or polled: it is asked while somebody chooses.
 */
export const channelOperations = {
  ListChannels: list,
  ListStreams: list,
} as const satisfies Record<string, OperationTraits>;

export type ChannelOperation = keyof typeof channelOperations;
