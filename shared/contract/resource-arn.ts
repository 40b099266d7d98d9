import type { ResourceKind } from './ids.ts';

/** The partition a Region belongs to; all Regions of IVS Real-Time are in `aws` today. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}

/** `arn:<partition>:ivs:<region>:<account>:<kind>/<id>`, the form of every resource of IVS Real-Time. */
export function arnOf(region: string, accountId: string, kind: ResourceKind, id: string): string {
  return `arn:${partitionOf(region)}:ivs:${region}:${accountId}:${kind}/${id}`;
}
