import type { audit } from '#shared/audit/contract.ts';
import type { Result } from '#shared/contract/endpoint.ts';
import type { AuditRecord } from '#server/audit/read-entries.ts';

type Act = Result<typeof audit.ofObject>['items'] extends readonly (infer Item)[] | undefined ? Item : never;

/** Of an entry what everybody may know who sees the thing. */
export function actOf({ row, result, upstreamAt, objects }: AuditRecord): Act {
  return {
    seq: row.seq,
    at: new Date(row.at),
    ...(row.person_id === null ? {} : { person: { name: row.person_name ?? '' } }),
    endpoint: row.endpoint,
    operations: row.action === '' ? [] : row.action.split(','),
    objects,
    reason: row.reason ?? undefined,
    result,
    upstreamAt: upstreamAt === undefined ? undefined : new Date(upstreamAt),
  };
}
