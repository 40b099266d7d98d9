import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { ThreadDatabase } from './sqlite-thread.ts';

/** Kysely's SQLite over a database that another thread has open. */
export function threadDialect(database: ThreadDatabase): Dialect {
  return {
    createDriver: () => driverOf(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** There is one connection: whoever has it, as a transaction, keeps it to itself, and the others come in their order. */
function driverOf(database: ThreadDatabase): Driver {
  const connection = connectionOf(database);
  const turns = oneAfterTheOther();
  return {
    init: async () => Promise.resolve(),
    async acquireConnection() {
      await turns.begin();
      return connection;
    },
    releaseConnection: async () => Promise.resolve(turns.end()),
    // At once the right to write: one that has only read loses it for good to whoever writes meanwhile (another program,
    // as `npm run admin` beside a console), and then fails with SQLITE_BUSY_SNAPSHOT, which no waiting mends.
    beginTransaction: async () => void (await database.run('begin immediate')),
    commitTransaction: async () => void (await database.run('commit')),
    rollbackTransaction: async () => void (await database.run('rollback')),
    async destroy() {
      // After everybody who came before, transactions included.
      await turns.begin();
      try {
        await database.close();
      } finally {
        turns.end();
      }
    },
  };
}

function connectionOf(database: ThreadDatabase): DatabaseConnection {
  return {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const { rows, changes, lastInsertRowid } = await database.run(sql, parameters);
      return {
        // What the rows are is known to whoever wrote the statement.
        rows: rows as Row[],
        ...(changes === undefined ? {} : { numAffectedRows: BigInt(changes) }),
        ...(lastInsertRowid === undefined ? {} : { insertId: BigInt(lastInsertRowid) }),
      };
    },
    streamQuery() {
      throw new Error('Rows come whole from the thread of SQLite. Read them in pieces, as the backup does.');
    },
  };
}

/** Turns that are given in the order in which they were asked for. */
function oneAfterTheOther() {
  let last = Promise.resolve();
  let end = (): void => undefined;
  return {
    async begin(): Promise<void> {
      const before = last;
      let ended = (): void => undefined;
      last = new Promise((resolve) => (ended = resolve));
      await before;
      end = ended;
    },
    end: (): void => end(),
  };
}
