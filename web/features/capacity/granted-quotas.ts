import type { GrantedQuota } from '#shared/capacity/contract.ts';
import type { ResourceQuota } from '#web/components/resource-quotas.ts';

/** A quota as it stands beside a count. */
export interface ShownQuota extends ResourceQuota {
  /** From Service Quotas; false: what AWS grants at first, which may have been raised since. */
  isOfAccount: boolean;
}

/** What the account was granted, where Service Quotas lists it, else what AWS grants at first. */
export function shownQuota(quota: ResourceQuota, granted: readonly GrantedQuota[] | undefined): ShownQuota {
  const found = quota.code === undefined ? undefined : granted?.find(({ code }) => code === quota.code);
  return found === undefined
    ? { ...quota, isOfAccount: false }
    : { ...quota, granted: found.value, isOfAccount: true };
}

/** Quotas that Service Quotas lists and nothing here is counted against. */
export function otherQuotas(
  granted: readonly GrantedQuota[],
  shown: readonly ResourceQuota[],
): readonly GrantedQuota[] {
  const codes = new Set(shown.map(({ code }) => code));
  return granted.filter(({ code }) => !codes.has(code));
}
