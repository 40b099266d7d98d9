import type Sqlite from 'libsql';
import { type AuditRow, hashOf, NO_HASH, readRow, selected } from './audit-row.ts';
import type { Head } from './audit-file.ts';

/** What walking a log has found. */
export interface Verdict {
  /** Rows that were looked at, and hold. */
  rows: number;
  /** The first row that does not hold, and why; the rest was not looked at. */
  bad: { seq: number; why: string } | undefined;
  /** The last row that holds. */
  head: Head;
  /** Intents without outcome. One of the last moments of a console that runs may just be under way. */
  open: AuditRow[];
  /** How many intents have an outcome that says that nobody knows what it was. */
  unknown: number;
}

const AT_ONCE = 2_000;

/**
 * Walks the chain from the first row to the last, or over its last rows alone.
 * @param last how many; all unless given. The row before them is believed.
 */
export function verifyChain(database: Sqlite.Database, last?: number): Verdict {
  const page = database.prepare(
    `select ${selected('audit')} from audit where seq > ? order by seq limit ${AT_ONCE}`,
  );
  const open = new Map<number, AuditRow>();
  const verdict: Verdict = { rows: 0, bad: undefined, head: firstHead(database, last), open: [], unknown: 0 };
  const isWhole = verdict.head.seq === 0;
  walk: for (;;) {
    const rows = page.all([verdict.head.seq]);
    for (const raw of rows) {
      const row = readRow(raw);
      const why = whyBad(row, verdict.head, isWhole ? open : undefined);
      if (why !== undefined) {
        verdict.bad = { seq: row.seq, why };
        break walk;
      }
      if (row.phase === 'intent') open.set(row.seq, row);
      if (row.intent_seq !== null) open.delete(row.intent_seq);
      if (row.result === 'unknown') verdict.unknown += 1;
      verdict.rows += 1;
      verdict.head = { seq: row.seq, hash: row.hash };
    }
    if (rows.length < AT_ONCE) break;
  }
  verdict.open = [...open.values()];
  return verdict;
}

/** The row before those that are to be looked at. */
function firstHead(database: Sqlite.Database, last: number | undefined): Head {
  const before =
    last === undefined
      ? []
      : (database
          .prepare('select seq, cast(hash as blob) as hash from audit order by seq desc limit 1 offset ?')
          .all([last]) as { seq: number; hash: ArrayBuffer }[]);
  const [row] = before;
  return row === undefined
    ? { seq: 0, hash: NO_HASH }
    : { seq: row.seq, hash: Buffer.from(row.hash).toString() };
}

function whyBad(
  row: AuditRow,
  head: Head,
  open: ReadonlyMap<number, AuditRow> | undefined,
): string | undefined {
  if (row.seq !== head.seq + 1)
    return head.seq === 0
      ? 'the rows before it are missing'
      : `the rows between ${head.seq} and ${row.seq} are missing`;
  if (row.hash !== hashOf(row)) return 'its hash is not that of its content';
  if (row.prev_hash !== head.hash) return `it does not follow the row ${head.seq}`;
  const { phase, intent_seq: intent } = row;
  if ((phase === 'outcome') !== (intent !== null)) return 'it is not clear whether it is an outcome';
  if (intent !== null && open !== undefined && !open.has(intent))
    return `the intent ${intent} whose outcome it says it is has one already, or is none`;
  return undefined;
}
