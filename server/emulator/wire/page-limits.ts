import type { ChannelOperation } from './any-operation.ts';
import type { Operation } from './operation.ts';

/** Paging of the ten list operations: items on a page when none is asked for, and the most that can be asked for. */
export const PAGE_LIMITS = {
  ListStages: { default: 50, maximum: 100 },
  ListStageSessions: { default: 50, maximum: 100 },
  ListParticipants: { default: 50, maximum: 100 },
  ListParticipantEvents: { default: 50, maximum: 100 },
  ListPublicKeys: { default: 50, maximum: 100 },
  ListIngestConfigurations: { default: 50, maximum: 100 },
  // The one operation whose maximum is its default (API model).
  ListParticipantReplicas: { default: 50, maximum: 50 },
  ListCompositions: { default: 100, maximum: 100 },
  ListEncoderConfigurations: { default: 100, maximum: 100 },
  // The model says the account's quota or 100, whichever is smaller; the quota is 5 unless raised.
  ListStorageConfigurations: { default: 5, maximum: 100 },
} as const satisfies Partial<Record<Operation, { default: number; maximum: number }>>;

export type PagedOperation = keyof typeof PAGE_LIMITS;

/** Of the low-latency product: "your service quota or 100, whichever is smaller" by default, and 100 at most. */
export const CHANNEL_PAGE_LIMITS = {
  ListChannels: { default: 100, maximum: 100 },
  ListStreams: { default: 100, maximum: 100 },
} as const satisfies Record<ChannelOperation, { default: number; maximum: number }>;

export const isPaged = (operation: Operation): operation is PagedOperation =>
  Object.hasOwn(PAGE_LIMITS, operation);
