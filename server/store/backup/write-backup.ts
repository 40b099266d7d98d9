import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { MIGRATION_NAMES, newer, newerThanThis } from '../migrate.ts';
import { openPostgres } from '../open-postgres.ts';
import { openSqlite } from '../open-sqlite.ts';
import { placeOf, type StoreSettings } from '../open-store.ts';
import type { Database } from '../schema.ts';
import { storeError } from '../store-error.ts';
import { TABLE_NAMES, type TableName } from '../tables.ts';
import { BackupError, type BackupLine, type Counts } from './backup-format.ts';

const ROWS_AT_ONCE = 500;

/**
 * Writes everything that the database holds at one moment, while the console goes on writing to it. The file is there
 * when it is whole.
 *
 * @throws {BackupError} where the file is there already; {StoreError} where there is nothing to back up
 */
export async function writeBackup(settings: StoreSettings, file: string): Promise<Counts> {
  if (existsSync(file)) throw new BackupError(`${file} is there already. Choose another name.`);
  if (settings.kind === 'sqlite' && !existsSync(settings.file))
    throw storeError(new Error('there is no database yet.'), placeOf(settings));
  const part = `${file}.part`;
  try {
    const counts = await fromStore(settings, part);
    await rename(part, file);
    return counts;
  } catch (error) {
    await rm(part, { force: true });
    throw error instanceof BackupError ? error : storeError(error, placeOf(settings));
  }
}

async function fromStore(settings: StoreSettings, part: string): Promise<Counts> {
  if (settings.kind === 'sqlite') {
    const db = await openSqlite(settings.file);
    try {
      return await dump(db, 'sqlite', part);
    } finally {
      await db.destroy();
    }
  }
  const server = await openPostgres(settings.url);
  try {
    return await dump(server.db, 'postgres', part);
  } finally {
    await server.close();
  }
}

/** What one connection sees from the beginning of its transaction on, whatever others write. */
async function dump(db: Database, kind: 'sqlite' | 'postgres', part: string): Promise<Counts> {
  return db.connection().execute(async (connection) => {
    const begin = kind === 'sqlite' ? 'begin' : 'begin transaction isolation level repeatable read read only';
    await sql.raw(begin).execute(connection);
    try {
      return await dumpWithin(connection, kind, part);
    } finally {
      await sql.raw('rollback').execute(connection);
    }
  });
}

/** As `dump`, within the transaction of the caller. */
export async function dumpWithin(db: Database, kind: 'sqlite' | 'postgres', part: string): Promise<Counts> {
  const migrations = await migrationsOf(db);
  const gzip = createGzip();
  const done = finished(gzip.pipe(createWriteStream(part, { mode: 0o600 })));
  const write = async (line: BackupLine): Promise<void> => {
    if (!gzip.write(`${JSON.stringify(line)}\n`)) await once(gzip, 'drain');
  };
  await write({ kind: 'begin', version: 1, migrations, takenAt: new Date().toISOString(), from: kind });
  const counts: Counts = {};
  for (const table of TABLE_NAMES) {
    let count = 0;
    for await (const rows of rowsOf(db, kind, table)) {
      const columns = Object.keys(rows[0] ?? {});
      if (count === 0) await write({ kind: 'table', table, columns });
      await write({ kind: 'rows', rows: rows.map((row) => columns.map((name) => asJson(row[name]))) });
      count += rows.length;
    }
    counts[table] = count;
  }
  await write({ kind: 'end', counts });
  gzip.end();
  await done;
  return counts;
}

const asJson = (value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString('base64') : value);

async function migrationsOf(db: Database): Promise<string[]> {
  const on = db as unknown as Kysely<{ migrations: { name: string } }>;
  const names = (await on.selectFrom('migrations').select('name').orderBy('name').execute()).map(
    ({ name }) => name,
  );
  const unknown = newerThanThis(names);
  if (unknown !== undefined) throw new Error(newer(unknown));
  if (names.length < MIGRATION_NAMES.length)
    throw new Error('it was written by an older version of the console. Start this version once first.');
  return names;
}

type AnyRow = Record<string, unknown>;

async function* rowsOf(
  db: Database,
  kind: 'sqlite' | 'postgres',
  table: TableName,
): AsyncGenerator<AnyRow[]> {
  if (kind === 'postgres') {
    await sql`declare backup no scroll cursor for select * from ${sql.table(table)}`.execute(db);
    for (;;) {
      const { rows } = await sql.raw<AnyRow>(`fetch ${ROWS_AT_ONCE} from backup`).execute(db);
      if (rows.length === 0) break;
      yield rows;
    }
    await sql.raw('close backup').execute(db);
    return;
  }
  for (let after = 0; ;) {
    const { rows } = await sql<AnyRow>`
      select rowid as row_of_file, * from ${sql.table(table)} where rowid > ${after}
      order by rowid limit ${sql.lit(ROWS_AT_ONCE)}`.execute(db);
    if (rows.length === 0) return;
    after = Number(rows.at(-1)?.['row_of_file']);
    yield rows.map(({ row_of_file: _, ...row }) => row);
  }
}
