import { type ChannelOperation, channelOperations } from './channels/channel-operations.ts';
import { type MetricOperation, metricOperations } from './cloudwatch/metric-operations.ts';
import type { Operation } from './operation-types.ts';
import { operations, type OperationTraits } from './operations.ts';
import { type QuotaOperation, quotaOperations } from './service-quotas/quota-operations.ts';

/** What the console asks of other services than IVS Real-Time: its low-latency sister, CloudWatch, Service Quotas. */
export type SideOperation = ChannelOperation | MetricOperation | QuotaOperation;

/** An operation of IVS Real-Time, or one of those beside it. */
export type AnyOperation = Operation | SideOperation;

const all: Readonly<Record<AnyOperation, OperationTraits>> = {
  ...operations,
  ...channelOperations,
  ...metricOperations,
  ...quotaOperations,
};

export function traitsOf(operation: AnyOperation): OperationTraits {
  return all[operation];
}

/** Whether the text names an operation of any of them. */
export function isAnyOperation(name: string): name is AnyOperation {
  return Object.hasOwn(all, name);
}

/** Whether an operation leaves everything as it is, so that it may be cut off, or asked again, at any time. */
export function readsOnly(operation: AnyOperation): boolean {
  return traitsOf(operation).access === 'read';
}
