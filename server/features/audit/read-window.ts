import type { Audit } from '#server/audit/audit-log.ts';
import type { AuditFilter, AuditRecord } from '#server/audit/read-entries.ts';

/** Milliseconds since the epoch: not before, and before. */
export interface TimeWindow {
  from: number;
  to: number;
}

/** Entries that one request goes through at most, and how many are held at a time. */
const AT_MOST = 5_000;
const AT_ONCE = 500;
/** Milliseconds by which what was begun later may have been carried out earlier. */
const SLACK = 600_000;

/**
 * The newest entries of a log in a window of AWS's time, which may be another than that of the console by which the log is in
 * order: an emulator has a clock of its own.
 * @returns `next`: where to go on, undefined at the window's beginning or the log's
 */
export async function readWindow(
  log: Pick<Audit, 'entries'>,
  filter: AuditFilter,
  { from, to }: TimeWindow,
  start: number | undefined,
  limit: number,
): Promise<{ found: AuditRecord[]; next: number | undefined }> {
  const found: AuditRecord[] = [];
  // One more tells whether there is one.
  const most = limit + 1;
  const atOnce = from === -Infinity && to === Infinity ? most : AT_ONCE;
  let before = start;
  for (let looked = 0; looked < AT_MOST; looked += atOnce) {
    const records = await log.entries(filter, before, atOnce);
    for (const record of records) {
      const { row, upstreamAt } = record;
      // By AWS's own time alone: what failed has none, and the console's says nothing of an emulator's.
      if (upstreamAt !== undefined && upstreamAt < from - SLACK) return { found, next: undefined };
      before = row.seq;
      const at = upstreamAt ?? row.at;
      if (at < from || at >= to) continue;
      found.push(record);
      if (found.length === most) return { found: found.slice(0, limit), next: found[limit - 1]?.row.seq };
    }
    if (records.length < atOnce) return { found, next: undefined };
  }
  return { found, next: before };
}
