import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TABLE_NAMES, TABLES, type TableName, type TableTraits } from '../tables.ts';

/**
 * A backup is lines of JSON, compressed by gzip: what it is, then of each table its name and columns and its rows as
 * arrays, bytes in base64, and at the end how many rows there were. It is the same from SQLite and from PostgreSQL, and
 * can be restored into either.
 */
export type BackupLine =
  | { kind: 'begin'; version: 1; migrations: string[]; takenAt: string; from: 'sqlite' | 'postgres' }
  | { kind: 'table'; table: TableName; columns: string[] }
  | { kind: 'rows'; rows: unknown[][] }
  | { kind: 'end'; counts: Partial<Record<TableName, number>> };

export type Counts = Partial<Record<TableName, number>>;

export const bytesOf = (table: TableName): readonly string[] => {
  const traits: TableTraits = TABLES[table];
  return traits.bytes ?? [];
};

/** A file that is no backup, or not a whole one, in a sentence. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/**
 * The lines of a backup.
 * @throws {BackupError} where the file is none, or is cut
 */
export async function* readBackup(file: string): AsyncGenerator<BackupLine> {
  const bytes = createReadStream(file);
  const text = createGunzip();
  let failure: Error | undefined;
  pipeline(bytes, text, (error) => {
    failure ??= error ?? undefined;
  });
  let last: BackupLine | undefined;
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Infinity })) {
      last = parsed(line);
      yield last;
    }
  } catch (error) {
    failure ??= error as Error;
  }
  // A stream that breaks may end the lines before it says so.
  if (failure === undefined && text.errored !== null) failure = text.errored;
  if (failure !== undefined)
    throw failure instanceof BackupError ? failure : new BackupError(reason(failure));
  if (last?.kind !== 'end') throw new BackupError('it is not whole: its end is missing.');
}

function parsed(line: string): BackupLine {
  try {
    const read = JSON.parse(line) as BackupLine;
    if (['begin', 'table', 'rows', 'end'].includes(read.kind)) return read;
  } catch {
    // Told below, in the same words.
  }
  throw new BackupError('it is no backup of the console.');
}

function reason(failure: Error): string {
  const code = 'code' in failure ? String(failure.code) : '';
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'Z_DATA_ERROR') return 'it is no backup of the console, or it is damaged.';
  if (code === 'Z_BUF_ERROR') return 'it is not whole: its end is missing.';
  return failure.message;
}

/** The names of the tables that a backup may hold, by its own word. */
export const isTable = (name: string): name is TableName => TABLE_NAMES.some((known) => known === name);
