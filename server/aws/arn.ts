import type { ResourceKind } from '#shared/contract/ids.ts';

/** The partition a Region belongs to; all Regions of IVS Real-Time are in `aws` today. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}

/** `arn:<partition>:ivs:<region>:<account>:<kind>/<id>`, the form of every resource of IVS Real-Time. */
export function arnOf(region: string, accountId: string, kind: ResourceKind, id: string): string {
  return `arn:${partitionOf(region)}:ivs:${region}:${accountId}:${kind}/${id}`;
}

/** Whether two ARNs are of one partition, service, Region and account. */
export function isSameRealm(one: string, other: string): boolean {
  const realmOf = (arn: string): string => arn.split(':', 5).join(':');
  return realmOf(one) === realmOf(other);
}

/** The twelve digits of the account in an ARN, or undefined where the text is no ARN of an account. */
export function accountOf(arn: string): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1];
}
