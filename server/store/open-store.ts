import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { POSTGRES_COLUMNS, SQLITE_COLUMNS } from './column-kinds.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import { holdSqlite } from './sqlite-in-use.ts';
import type { Database } from './schema.ts';
import { giveStatistics } from './sqlite-statistics.ts';
import { sharedThread } from './sqlite-thread/sqlite-thread.ts';
import { storeError } from './store-error.ts';

const NEVER = new Promise<never>(() => undefined);

/** Where the console keeps its own data: a file of its data folder, or a PostgreSQL server. */
export type StoreSettings = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string };

export interface Store {
  db: Database;
  kind: StoreSettings['kind'];
  /** Resolved with the reason once no statement can be done any more in this process. PostgreSQL may always come back. */
  lost: Promise<Error>;
  close(): Promise<void>;
}

/**
 * Opens the database, made if there is none, and brings its tables up to date.
 * @throws {StoreError} with the reason in a sentence
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  try {
    return await open(settings);
  } catch (error) {
    throw storeError(error, placeOf(settings));
  }
}

async function open(settings: StoreSettings): Promise<Store> {
  const { kind } = settings;
  const opened =
    kind === 'sqlite' ? await sqlite(settings.file) : { ...(await openPostgres(settings.url)), lost: NEVER };
  try {
    await migrate(opened.db, kind, kind === 'sqlite' ? SQLITE_COLUMNS : POSTGRES_COLUMNS);
    if (kind === 'sqlite') await giveStatistics(opened.db);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return { kind, ...opened };
}

async function sqlite(file: string) {
  // It starts while the lock is looked at.
  const thread = sharedThread();
  mkdirSync(path.dirname(file), { recursive: true });
  const release = await holdSqlite(file, 'shared');
  try {
    const db = await openSqlite(file, thread);
    return {
      db,
      lost: thread.ended,
      async close() {
        await db.destroy();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** The file, or the server and database, without user and password: fit for people and for logs. */
export function placeOf(settings: StoreSettings): string {
  if (settings.kind === 'sqlite') return settings.file;
  const { host, pathname, searchParams } = new URL(settings.url);
  return `PostgreSQL at ${host === '' ? (searchParams.get('host') ?? 'localhost') : host}${pathname}`;
}
