import { type Kysely, sql } from 'kysely';
import type { ColumnKinds } from './column-kinds.ts';
import { firstTables } from './migrations/001-first-tables.ts';
import { layoutPresets } from './migrations/002-layout-presets.ts';
import { findings } from './migrations/003-findings.ts';
import { layoutScenarios } from './migrations/004-layout-scenarios.ts';
import { jobLog } from './migrations/005-job-log.ts';
import { jobItemsAndViews } from './migrations/006-job-items-and-views.ts';
import { ownChanges } from './migrations/007-own-changes.ts';
import { accounts } from './migrations/008-accounts.ts';
import type { Database } from './schema.ts';

type Migration = (db: Kysely<unknown>, columns: ColumnKinds) => Promise<void>;

/** In the order in which they run; a name is never changed once it has been released. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-first-tables': firstTables,
  '002-layout-presets': layoutPresets,
  '003-findings': findings,
  '004-layout-scenarios': layoutScenarios,
  '005-job-log': jobLog,
  '006-job-items-and-views': jobItemsAndViews,
  '007-own-changes': ownChanges,
  '008-accounts': accounts,
};

interface MigrationsTable {
  name: string;
  run_at: number;
}

/** Of our own choosing, the same in every console, so that two that start at once take turns. */
export const MIGRATION_LOCK = 7_241_001;

/**
 * Brings the tables up to date, all or nothing: one that is killed half-way leaves the database as it was. Kysely's own
 * migrator runs SQLite's migrations outside of a transaction, and on PostgreSQL takes another schema's tables for its own.
 *
 * @throws where a newer version of the console has been at work there
 */
export async function migrate(
  db: Database,
  kind: 'sqlite' | 'postgres',
  columns: ColumnKinds,
): Promise<void> {
  await db.connection().execute(async (connection) => {
    // At once the right to write: a transaction that begins with reading cannot always get it later.
    await sql.raw(kind === 'sqlite' ? 'begin immediate' : 'begin').execute(connection);
    try {
      if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(connection);
      await runMissing(connection as unknown as Kysely<{ migrations: MigrationsTable }>, columns);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}

/** The names of this program's migrations, in their order. */
export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS);

/** Runs what is wanted and not done yet, within the caller's transaction. */
export async function runMissing(
  db: Kysely<{ migrations: MigrationsTable }>,
  columns: ColumnKinds,
  wanted: readonly string[] = MIGRATION_NAMES,
): Promise<void> {
  await db.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('name', columns.text, (column) => column.primaryKey())
    .addColumn('run_at', columns.integer, (column) => column.notNull())
    .execute();
  const done = (await db.selectFrom('migrations').select('name').execute()).map(({ name }) => name);
  const unknown = newerThanThis(done);
  if (unknown !== undefined) throw new Error(newer(unknown));
  for (const [name, run] of Object.entries(MIGRATIONS)) {
    if (done.includes(name) || !wanted.includes(name)) continue;
    await run(db as unknown as Kysely<unknown>, columns);
    await db.insertInto('migrations').values({ name, run_at: Date.now() }).execute();
  }
}

/** The first of the migrations that this program does not know. */
export function newerThanThis(names: readonly string[]): string | undefined {
  return names.find((name) => !Object.hasOwn(MIGRATIONS, name));
}

/** What to say where tables, or a backup of them, are newer than this program. */
export function newer(migration: string): string {
  return `it was written by a newer version of the console (it has "${migration}"). Start that version instead.`;
}
