import type { OperationTraits } from '../operations.ts';

/**
 * What the console asks of CloudWatch. The rate is that of an account in a Region (CloudWatch User Guide, "CloudWatch service
 * quotas"), which can be raised. Held by series and not by question: `metric-memory.ts`.
 */
export const metricOperations = {
  GetMetricData: { access: 'read', quota: 50, freshness: 'none', permission: 'cloudwatch' },
} as const satisfies Record<string, OperationTraits>;

export type MetricOperation = keyof typeof metricOperations;
