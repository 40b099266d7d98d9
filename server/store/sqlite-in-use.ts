import type Sqlite from 'libsql';

/** A file without content beside the database, that the locks are on. */
const lockFile = (file: string): string => `${file}.in-use`;

/** A console that is starting may be in the way for a moment. */
const WAIT_MS = 500;

/**
 * Says that the database is in use: `shared` by a console, `alone` by a restore, which must have no console beside it, and
 * while which none can start. The locks are the system's own, so that a program that was killed holds none. They are on
 * a file of their own, because the driver keeps those of the database itself until its statements are collected.
 *
 * @returns what ends it
 * @throws {Error} `SQLITE_BUSY` of the driver while somebody else is in the way
 */
export async function holdSqlite(file: string, use: 'shared' | 'alone'): Promise<() => void> {
  const { default: open } = await import('libsql');
  const lock: Sqlite.Database = new open(lockFile(file));
  try {
    lock.pragma(`busy_timeout = ${WAIT_MS}`);
    lock.exec(use === 'shared' ? 'begin' : 'begin exclusive');
    // A shared lock is taken with the first look at the file, and held to the end of the transaction.
    lock.prepare('select count(*) as tables from sqlite_master').all();
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => {
    lock.exec('rollback');
    lock.close();
  };
}
