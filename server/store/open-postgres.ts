import { Kysely, PostgresDialect } from 'kysely';
import type { Client } from 'pg';
import type { Database, Schema } from './schema.ts';

/** Held shared by every console that uses the database, and alone by a restore, which must not have one beside it. */
const IN_USE_LOCK = 7_241_002;

/** A page that needs the database waits no longer than this for a free connection, in milliseconds. */
const CONNECT_WITHIN_MS = 10_000;

export interface PostgresServer {
  db: Database;
  close(): Promise<void>;
}

/**
 * @param use `alone`: refuses while a console uses the database, and keeps every console away until it is closed
 * @throws what the driver says where there is no such server, user or database
 */
export async function openPostgres(url: string, use: 'shared' | 'alone' = 'shared'): Promise<PostgresServer> {
  const { default: pg } = await import('pg');
  const connection = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    application_name: 'callboard',
    // 64-bit numbers, which counts and sums are, come as text unless told; every number here is far below 2^53.
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC
          ? Number
          : (pg.types.getTypeParser(oid, format) as (
              text: string,
            ) => unknown)) as typeof pg.types.getTypeParser,
    },
  };
  // The lock lives as long as its connection. When the server restarts, it is lost: a restore could then come between,
  // which costs what is recorded until the console is started again, and nothing that was there.
  const keeper = new pg.Client(connection);
  keeper.on('error', () => undefined);
  await keeper.connect();
  if (use === 'shared') await keeper.query('select pg_advisory_lock_shared($1)', [IN_USE_LOCK]);
  else if (!(await isFree(keeper))) {
    await keeper.end();
    throw new Error('a console is using it. Stop every console of this database first.');
  }
  const pool = new pg.Pool({ ...connection, max: 8 });
  // An idle connection that breaks is replaced at the next use; unheard, the event would end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    async close() {
      await db.destroy();
      await keeper.end().catch(() => undefined);
    },
  };
}

async function isFree(keeper: Client): Promise<boolean> {
  const { rows } = await keeper.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [
    IN_USE_LOCK,
  ]);
  return rows[0]?.free === true;
}
