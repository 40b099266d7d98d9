import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { fairTurns } from './fair-turns.ts';
import type { Database, Schema } from './schema.ts';

/**
 * Opens the file, or makes it in a folder that is there. The driver works in this very thread: a statement holds up everything else of the server
 * as long as it takes, so that statements are kept short and much work is done in pieces.
 */
export async function openSqlite(file: string): Promise<Database> {
  const { default: Sqlite } = await import('libsql');
  const database = new Sqlite(file);
  for (const pragma of [
    // Another process, as a backup, may hold the file for a moment.
    'busy_timeout = 5000',
    // Pages that retention frees can be given back to the disk in small steps. Has to be said before the first table.
    'auto_vacuum = incremental',
    'journal_mode = wal',
    // A row is acknowledged only when it is on the disk.
    'synchronous = full',
  ])
    database.pragma(pragma);
  return new Kysely<Schema>({
    dialect: new SqliteDialect({ database: withBuffers(database) }),
    plugins: [fairTurns()],
  });
}

/** libsql gives bytes as an ArrayBuffer, PostgreSQL's driver as a Buffer; the console knows the latter. */
function withBuffers(database: SqliteDatabase): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(text) {
      const statement = database.prepare(text);
      return {
        // A pragma may go through its work a piece a row, though it shows none: it ends when all rows are read.
        reader: statement.reader || /^\s*pragma\b/i.test(text),
        all: (parameters) => statement.all(parameters).map(rowWithBuffers),
        run: (parameters) => statement.run(parameters),
        *iterate(parameters) {
          for (const row of statement.iterate(parameters)) yield rowWithBuffers(row);
        },
      };
    },
  };
}

function rowWithBuffers(row: unknown): unknown {
  const values = row as Record<string, unknown>;
  for (const name in values) {
    const value = values[name];
    if (value instanceof ArrayBuffer) values[name] = Buffer.from(value);
  }
  return row;
}
