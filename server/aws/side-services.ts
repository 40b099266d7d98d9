import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as ivs from '@aws-sdk/client-ivs';
import * as serviceQuotas from '@aws-sdk/client-service-quotas';
import type { SideOperation } from './any-operation.ts';
import type { AnswerCounts, CallerDependencies } from './call.ts';
import type { ChannelOperation } from './channels/channel-operations.ts';
import type { ChannelShapes } from './channels/channel-types.ts';
import { createChannelClient, createMetricClient, createQuotaClient } from './client.ts';
import type { MetricShelf } from './cloudwatch/measure.ts';
import { MetricMemory } from './cloudwatch/metric-memory.ts';
import type { MetricOperation } from './cloudwatch/metric-operations.ts';
import type { MetricShapes } from './cloudwatch/metric-types.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { QuotaOperation } from './service-quotas/quota-operations.ts';
import type { QuotaShapes } from './service-quotas/quota-types.ts';
import { createSideCaller, type SideCaller } from './side-caller.ts';

/** What every operation beside IVS Real-Time takes and answers. */
export type SideShapes = ChannelShapes & MetricShapes & QuotaShapes;

/** The services that a connection asks beside IVS Real-Time. */
export interface SideServices {
  /** The low-latency product, whose channels compositions broadcast to. */
  channels: SideCaller<ChannelOperation, ChannelShapes>;
  metrics: SideCaller<MetricOperation, MetricShapes>;
  /** What is held of what they answered. */
  shelf: MetricShelf;
  quotas: SideCaller<QuotaOperation, QuotaShapes>;
  /** Of every operation of all of them that was asked. */
  answered(): ReadonlyMap<SideOperation, AnswerCounts>;
  close(): void;
}

/** @param cache without one every question goes to AWS */
export function createSideServices(
  connection: ConnectionSettings,
  needed: CallerDependencies & { cache?: { now?: () => number } | undefined },
): SideServices {
  const signing = needed.credentials?.provider;
  const channels = createSideCaller<ChannelOperation, ChannelShapes>(
    { client: createChannelClient(connection, signing), sdk: ivs },
    needed,
  );
  const metrics = createSideCaller<MetricOperation, MetricShapes>(
    { client: createMetricClient(connection, signing), sdk: cloudwatch },
    needed,
  );
  const quotas = createSideCaller<QuotaOperation, QuotaShapes>(
    { client: createQuotaClient(connection, signing), sdk: serviceQuotas },
    needed,
  );
  return {
    channels,
    metrics,
    shelf: {
      memory: needed.cache && new MetricMemory(needed.cache.now),
      aheadMs: undefined,
      emulated: connection.kind === 'emulated',
    },
    quotas,
    answered: () =>
      new Map<SideOperation, AnswerCounts>([
        ...channels.answered(),
        ...metrics.answered(),
        ...quotas.answered(),
      ]),
    close() {
      channels.close();
      metrics.close();
      quotas.close();
    },
  };
}
