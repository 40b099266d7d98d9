/** The database cannot be used, in a sentence for whoever starts the console. It never holds a password. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** What a driver's error means to whoever starts the console. `where` is a file, or a server without its password. */
export function storeError(error: unknown, where: string): StoreError {
  if (error instanceof StoreError) return error;
  return new StoreError(`${where}: ${reasonOf(error)}`, { cause: error });
}

const REASONS: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'this file is not a database. Move it away, or restore a backup with `npm run restore`.',
  SQLITE_CORRUPT: 'this file is damaged. Move it away, or restore a backup with `npm run restore`.',
  SQLITE_CANTOPEN: 'the file cannot be opened. Does its folder exist, and may this user write there?',
  SQLITE_READONLY: 'this user may not write to the file.',
  SQLITE_BUSY: 'another program holds the file. Is a second console running on the same data folder?',
  SQLITE_FULL: 'the disk is full.',
  ECONNREFUSED: 'nothing listens there. Is PostgreSQL running, and are host and port of DATABASE_URL right?',
  ENOENT: 'nothing listens there. Is PostgreSQL running, and is the socket of DATABASE_URL right?',
  ENOTFOUND: 'there is no such host. Is DATABASE_URL right?',
  ETIMEDOUT: 'the server does not answer.',
  '28P01': 'the server refuses the user or the password of DATABASE_URL.',
  '28000': 'the server refuses the user of DATABASE_URL.',
  '3D000': 'there is no such database on the server. Make it with `createdb`.',
  '42501': 'the user of DATABASE_URL may not make tables there.',
  '53300': 'the server has no connection left for the console.',
};

function reasonOf(error: unknown): string {
  // Node tries every address of a name and gathers what each said; the gathering itself says nothing.
  const one: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (!(one instanceof Error)) return String(one);
  const code = 'code' in one && typeof one.code === 'string' ? one.code : '';
  return REASONS[code] ?? (one.message === '' ? code : one.message);
}
