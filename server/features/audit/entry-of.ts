import type { audit } from '#shared/audit/contract.ts';
import type { Result } from '#shared/contract/endpoint.ts';
import type { AuditRecord } from '#server/audit/read-entries.ts';

type Entry = Result<typeof audit.list>['items'] extends readonly (infer Item)[] | undefined ? Item : never;

/** An entry as the contract has it. */
export function entryOf({ row, result, awsRequestId, upstreamAt, endedAt, objects }: AuditRecord): Entry {
  const { person_id: id, person_name: name, person_role: role, person_kind: kind } = row;
  return {
    seq: row.seq,
    at: new Date(row.at),
    ...(id === null ? {} : { person: { id, name: name ?? '', role: role ?? '', kind: kind ?? '' } }),
    address: row.address ?? undefined,
    requestId: row.request_id ?? undefined,
    connection: row.connection ?? undefined,
    endpoint: row.endpoint,
    operations: row.action === '' ? [] : row.action.split(','),
    jobId: row.job_id ?? undefined,
    objects,
    reason: row.reason ?? undefined,
    request: row.request ?? undefined,
    result,
    awsRequestId,
    endedAt: endedAt === undefined ? undefined : new Date(endedAt),
    upstreamAt: upstreamAt === undefined ? undefined : new Date(upstreamAt),
    hash: row.hash,
  };
}
