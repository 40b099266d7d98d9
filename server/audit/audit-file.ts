import { statSync } from 'node:fs';
import type Sqlite from 'libsql';
import {
  AUDIT_COLUMNS,
  type AuditRow,
  type NewAuditRow,
  NO_HASH,
  readRow,
  rowAfter,
  selected,
} from './audit-row.ts';

/** The end of the chain. */
export interface Head {
  seq: number;
  hash: string;
}

/** The file of the log, open for writing. Every method works in this very thread, and throws what the driver throws. */
export interface AuditFile {
  head: Head;
  /** Writes rows behind the head, all or none; they are on the disk when it returns. */
  append(rows: readonly NewAuditRow[], at: number): AuditRow[];
  /** Intents that have no outcome. */
  open(): AuditRow[];
  close(): void;
}

const TABLES = `
create table if not exists audit (
  seq integer primary key, at integer not null, phase text not null, intent_seq integer, request_id text,
  person_id text, person_name text, person_role text, person_kind text, session_id text, address text,
  connection text, endpoint text not null, action text not null, job_id text, objects text not null, reason text,
  request text, result text, aws_request_id text, upstream_at integer, prev_hash text not null, hash text not null
) strict;
create index if not exists audit_outcomes on audit (intent_seq) where intent_seq is not null;
create index if not exists audit_by_person on audit (person_name, seq) where person_name is not null;
create index if not exists audit_by_action on audit (endpoint, seq) where phase <> 'outcome';
create trigger if not exists audit_never_changed before update on audit
  begin select raise(abort, 'the audit log is only appended to'); end;
create trigger if not exists audit_never_deleted before delete on audit
  begin select raise(abort, 'the audit log is only appended to'); end;
create table if not exists audit_objects (
  object text not null, connection text not null, seq integer not null, primary key (object, connection, seq)
) strict, without rowid;
create table if not exists audit_open (seq integer primary key) strict;
`;

/** The tables beside the log itself hold what can be told from it: which rows are about what, and which wait for an outcome. */
const INSERT = `insert into audit (${AUDIT_COLUMNS.join(', ')}) values (${AUDIT_COLUMNS.map(() => '?').join(', ')})`;

/**
 * Opens the file, or makes it in a folder that is there.
 * @param after the head that the file must have, where this process has written to it before
 * @throws {Error} where the file is another one, or ends otherwise
 */
export async function openAuditFile(file: string, after?: Head): Promise<AuditFile> {
  const { default: open } = await import('libsql');
  const database: Sqlite.Database = new open(file);
  try {
    for (const pragma of ['busy_timeout = 1000', 'journal_mode = wal', 'synchronous = full'])
      database.pragma(pragma);
    database.exec(TABLES);
    return ready(database, file, after);
  } catch (error) {
    database.close();
    throw error;
  }
}

function ready(database: Sqlite.Database, file: string, after: Head | undefined): AuditFile {
  const { ino } = statSync(file);
  const insert = database.prepare(INSERT);
  const about = database.prepare('insert or ignore into audit_objects values (?, ?, ?)');
  const opened = database.prepare('insert into audit_open values (?)');
  const closed = database.prepare('delete from audit_open where seq = ?');
  const last = database.prepare('select seq, hash from audit order by seq desc limit 1');
  const connectionOf = database.prepare('select connection from audit where seq = ?');

  const lastRow = (): Head => (last.all([]) as Head[])[0] ?? { seq: 0, hash: NO_HASH };
  const sameAs = (head: Head): void => {
    const now = lastRow();
    if (now.seq !== head.seq || now.hash !== head.hash)
      throw new Error(
        `the log does not end with the row ${head.seq} that this console has written; another program has changed it`,
      );
  };
  let head = after ?? lastRow();
  sameAs(head);

  return {
    get head() {
      return head;
    },

    append(rows, at) {
      if (statSync(file).ino !== ino) throw new Error('the file of the log was put away or replaced');
      database.exec('begin immediate');
      try {
        sameAs(head);
        let end = head;
        const written = rows.map((given) => {
          const row = rowAfter(end, given, at);
          insert.run(AUDIT_COLUMNS.map((name) => row[name]));
          let { connection } = row;
          if (row.phase === 'intent') opened.run([row.seq]);
          if (row.intent_seq !== null) {
            closed.run([row.intent_seq]);
            connection =
              (connectionOf.all([row.intent_seq]) as { connection: string | null }[])[0]?.connection ?? null;
          }
          for (const id of new Set(Object.values(JSON.parse(row.objects) as Record<string, string>)))
            about.run([id, connection ?? '', row.intent_seq ?? row.seq]);
          end = row;
          return row;
        });
        database.exec('commit');
        head = { seq: end.seq, hash: end.hash };
        return written;
      } catch (error) {
        if (database.inTransaction) database.exec('rollback');
        throw error;
      }
    },

    open: () =>
      database
        .prepare(
          `select ${selected('audit')} from audit_open join audit on audit.seq = audit_open.seq order by audit.seq`,
        )
        .all([])
        .map(readRow),

    close: () => database.close(),
  };
}

/** Opens a log for reading alone, also while a console writes to it. @throws where there is none */
export async function readAuditFile(file: string): Promise<Sqlite.Database> {
  statSync(file);
  const { default: open } = await import('libsql');
  const database = new open(file);
  // The driver has a way to open for reading, and does not keep to it.
  for (const pragma of ['busy_timeout = 5000', 'query_only = on']) database.pragma(pragma);
  return database;
}
