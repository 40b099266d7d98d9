import type { OperationTraits } from '../operations.ts';

/** What the console asks of Service Quotas, while somebody looks at the capacity of an account. */
export const quotaOperations = {
  ListServiceQuotas: { access: 'read', quota: 10, freshness: 'none', permission: 'servicequotas' },
} as const satisfies Record<string, OperationTraits>;

export type QuotaOperation = keyof typeof quotaOperations;
