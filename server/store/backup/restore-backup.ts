import { existsSync, mkdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';
import { type ColumnKinds, POSTGRES_COLUMNS, SQLITE_COLUMNS } from '../column-kinds.ts';
import { newer, newerThanThis, runMissing } from '../migrate.ts';
import { openPostgres } from '../open-postgres.ts';
import { openSqlite } from '../open-sqlite.ts';
import { placeOf, type StoreSettings } from '../open-store.ts';
import type { Database } from '../schema.ts';
import { holdSqlite } from '../sqlite-in-use.ts';
import { storeError } from '../store-error.ts';
import { TABLE_NAMES, type TableName } from '../tables.ts';
import { BackupError, bytesOf, type Counts, isTable, readBackup } from './backup-format.ts';
import { dumpWithin } from './write-backup.ts';

export interface Restored {
  counts: Counts;
  /** Where what was there before is kept; undefined where there was nothing. */
  aside: string | undefined;
}

/**
 * Puts a backup in the place of what the database holds. It is whole and checked before anything is replaced, and what
 * was there is kept aside: SQLite's file beside its old place, PostgreSQL's tables as a backup in `folder`.
 *
 * @throws {BackupError} for a file that is no whole backup, or newer than this program; {StoreError} while a console
 *   uses the database
 */
export async function restoreBackup(
  settings: StoreSettings,
  file: string,
  folder: string,
): Promise<Restored> {
  try {
    const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
    return settings.kind === 'sqlite'
      ? await intoFile(settings.file, file, stamp)
      : await intoServer(settings.url, file, path.join(folder, `before-restore-${stamp}.ndjson.gz`));
  } catch (error) {
    throw error instanceof BackupError
      ? new BackupError(`${file}: ${error.message}`)
      : storeError(error, placeOf(settings));
  }
}

async function intoFile(place: string, file: string, stamp: string): Promise<Restored> {
  mkdirSync(path.dirname(place), { recursive: true });
  const release = await holdSqlite(place, 'alone');
  try {
    return await replaceFile(place, file, stamp);
  } finally {
    release();
  }
}

async function replaceFile(place: string, file: string, stamp: string): Promise<Restored> {
  const next = `${place}.restoring`;
  const partsOf = (name: string): string[] => [name, `${name}-wal`, `${name}-shm`];
  for (const part of partsOf(next)) await rm(part, { force: true });
  const db = await openSqlite(next);
  let counts: Counts;
  try {
    counts = await db.transaction().execute(async (on) => load(on, SQLITE_COLUMNS, file));
    const { rows } = await sql.raw<{ integrity_check: string }>('pragma integrity_check').execute(db);
    if (rows[0]?.integrity_check !== 'ok') throw new Error('what was restored is damaged.');
    // All of it into the one file that takes the place.
    await sql.raw('pragma wal_checkpoint(truncate)').execute(db);
  } catch (error) {
    await db.destroy();
    for (const part of partsOf(next)) await rm(part, { force: true });
    throw error;
  }
  await db.destroy();
  const aside = existsSync(place) ? `${place}.before-${stamp}` : undefined;
  if (aside !== undefined) {
    await rename(place, aside);
    for (const part of partsOf(place)) if (existsSync(part)) await rename(part, part.replace(place, aside));
  }
  await rename(next, place);
  for (const part of partsOf(next)) await rm(part, { force: true });
  return { counts, aside };
}

async function intoServer(url: string, file: string, aside: string): Promise<Restored> {
  const server = await openPostgres(url, 'alone');
  try {
    return await server.db.transaction().execute(async (on) => {
      const before = (await hasTables(on)) ? await dumpWithin(on, 'postgres', aside) : {};
      const hadRows = Object.values(before).some((count) => count > 0);
      if (!hadRows) await rm(aside, { force: true });
      for (const table of [...TABLE_NAMES, 'migrations'])
        await on.schema.dropTable(table).ifExists().execute();
      return { counts: await load(on, POSTGRES_COLUMNS, file), aside: hadRows ? aside : undefined };
    });
  } finally {
    await server.close();
  }
}

async function hasTables(db: Database): Promise<boolean> {
  const { rows } = await sql<{
    there: string | null;
  }>`select to_regclass('migrations')::text as there`.execute(db);
  return (rows[0]?.there ?? null) !== null;
}

/** Makes the tables as the backup had them, and fills them; everybody has to sign in again. */
async function load(db: Database, columns: ColumnKinds, file: string): Promise<Counts> {
  const counts: Counts = {};
  let table: { name: TableName; columns: string[] } | undefined;
  let hasBegun = false;
  for await (const line of readBackup(file)) {
    if (line.kind === 'begin') {
      const unknown = newerThanThis(line.migrations);
      if (unknown !== undefined) throw new BackupError(newer(unknown));
      await runMissing(db as unknown as Parameters<typeof runMissing>[0], columns, line.migrations);
      hasBegun = true;
    } else if (!hasBegun) throw new BackupError('it is no backup of the console.');
    else if (line.kind === 'table') {
      if (!isTable(line.table))
        throw new BackupError(`it has a table "${String(line.table)}" that there is not.`);
      table = { name: line.table, columns: line.columns };
    } else if (line.kind === 'rows') {
      if (table === undefined) throw new BackupError('it is no backup of the console.');
      await insert(db, table, line.rows);
      counts[table.name] = (counts[table.name] ?? 0) + line.rows.length;
    } else {
      for (const [name, count] of Object.entries(line.counts))
        if ((counts[name as TableName] ?? 0) !== count)
          throw new BackupError(
            `it says ${count} rows of ${name}, and has ${counts[name as TableName] ?? 0}.`,
          );
    }
  }
  // Who was signed out since, or whose link was spent, does not get in by what is older than that.
  for (const table of ['account_sessions', 'invitations'] as const) await db.deleteFrom(table).execute();
  return counts;
}

const ROWS_AT_ONCE = 100;

async function insert(
  db: Database,
  { name, columns }: { name: TableName; columns: string[] },
  rows: readonly unknown[][],
): Promise<void> {
  const bytes = bytesOf(name);
  const on = db as unknown as Kysely<Record<string, Record<string, unknown>>>;
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE)
    await on
      .insertInto(name)
      .values(
        rows
          .slice(first, first + ROWS_AT_ONCE)
          .map((row) =>
            Object.fromEntries(
              columns.map((column, at) => [
                column,
                bytes.includes(column) ? Buffer.from(String(row[at]), 'base64') : row[at],
              ]),
            ),
          ),
      )
      .execute();
}
