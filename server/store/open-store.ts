import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Kysely, type Migration, Migrator, PostgresDialect, SqliteDialect } from 'kysely';
import { type ColumnKinds, POSTGRES_COLUMNS, SQLITE_COLUMNS } from './column-kinds.ts';
import { firstTables } from './migrations/001-first-tables.ts';
import type { Database, Schema } from './schema.ts';

/** Where the console keeps its own data: a file of its data folder, or a PostgreSQL server. */
export type StoreSettings = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string };

export interface Store {
  db: Database;
  kind: StoreSettings['kind'];
  close(): Promise<void>;
}

/** In the order in which they run; a name is never changed once it has been released. */
const MIGRATIONS: Record<string, (db: Kysely<unknown>, columns: ColumnKinds) => Promise<void>> = {
  '001-first-tables': firstTables,
};

/**
 * Opens the database, made if there is none, and brings its tables up to date.
 * @throws what the driver says where it cannot be opened, and a migration's own error
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const db = settings.kind === 'sqlite' ? await openSqlite(settings.file) : await openPostgres(settings.url);
  const columns = settings.kind === 'sqlite' ? SQLITE_COLUMNS : POSTGRES_COLUMNS;
  try {
    await migrate(db, columns);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, kind: settings.kind, close: async () => db.destroy() };
}

async function openSqlite(file: string): Promise<Database> {
  mkdirSync(path.dirname(file), { recursive: true });
  const { default: Sqlite } = await import('libsql');
  const database = new Sqlite(file);
  // A row is acknowledged only when it is on the disk. Another process, as a backup, may hold the file for a moment.
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000'])
    database.pragma(pragma);
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
}

async function openPostgres(url: string): Promise<Database> {
  const { default: pg } = await import('pg');
  // 64-bit numbers come as text unless told; every number here is far below 2^53.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

async function migrate(db: Database, columns: ColumnKinds): Promise<void> {
  const migrations = Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, up]): [string, Migration] => [
      name,
      { up: async (on) => up(on as Kysely<unknown>, columns) },
    ]),
  );
  const migrator = new Migrator({ db, provider: { getMigrations: async () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The tables could not be brought up to date.', { cause: error });
}
