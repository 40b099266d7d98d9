import { Kysely } from 'kysely';
import type { Database, Schema } from './schema.ts';
import { sharedThread } from './sqlite-thread/sqlite-thread.ts';
import { threadDialect } from './sqlite-thread/thread-dialect.ts';

const PRAGMAS = [
  // Another process, as a backup, may hold the file for a moment.
  'busy_timeout = 5000',
  // Pages that retention frees can be given back to the disk in small steps. Has to be said before the first table.
  'auto_vacuum = incremental',
  'journal_mode = wal',
  // A row is acknowledged only when it is on the disk.
  'synchronous = full',
];

/**
 * Opens the file, or makes it in a folder that is there. The driver works in a thread of its own, one statement after the
 * other: nobody but who waits for the database waits for a statement or for the disk.
 */
export async function openSqlite(file: string, thread = sharedThread()): Promise<Database> {
  return new Kysely<Schema>({ dialect: threadDialect(await thread.open(file, PRAGMAS)) });
}
