import { csvLine } from '#shared/csv/csv-line.ts';
import type { Audit } from '#server/audit/audit-log.ts';
import type { AuditFilter, AuditRecord } from '#server/audit/read-entries.ts';
import { entryOf } from './entry-of.ts';

const AT_ONCE = 500;

const COLUMNS: readonly [string, (record: AuditRecord) => string | number | undefined][] = [
  ['seq', ({ row }) => row.seq],
  ['at', ({ row }) => instant(row.at)],
  ['person', ({ row }) => row.person_name ?? undefined],
  ['role', ({ row }) => row.person_role ?? undefined],
  ['address', ({ row }) => row.address ?? undefined],
  ['connection', ({ row }) => row.connection ?? undefined],
  ['endpoint', ({ row }) => row.endpoint],
  ['operations', ({ row }) => row.action],
  ['job', ({ row }) => row.job_id ?? undefined],
  ['objects', ({ objects }) => JSON.stringify(objects)],
  ['reason', ({ row }) => row.reason ?? undefined],
  ['request', ({ row }) => row.request ?? undefined],
  ['result', ({ result }) => result],
  ['awsRequestId', ({ awsRequestId }) => awsRequestId],
  ['endedAt', ({ endedAt }) => (endedAt === undefined ? undefined : instant(endedAt))],
  ['requestId', ({ row }) => row.request_id ?? undefined],
  ['hash', ({ row }) => row.hash],
];

const instant = (at: number): string => new Date(at).toISOString();

/** Everything that a filter lets through, the newest first, piece by piece: it may be more than the memory holds. */
export async function* exportEntries(
  audit: Pick<Audit, 'entries'>,
  filter: AuditFilter,
  format: 'csv' | 'json',
): AsyncGenerator<Uint8Array> {
  if (format === 'csv') yield Buffer.from(csvLine(COLUMNS.map(([name]) => name)));
  let before: number | undefined;
  for (;;) {
    const records = await audit.entries(filter, before, AT_ONCE);
    const text = records.map((record) =>
      format === 'csv'
        ? csvLine(COLUMNS.map(([, read]) => read(record)))
        : `${JSON.stringify(entryOf(record))}\n`,
    );
    if (text.length > 0) yield Buffer.from(text.join(''));
    if (records.length < AT_ONCE) return;
    before = records.at(-1)?.row.seq;
  }
}
