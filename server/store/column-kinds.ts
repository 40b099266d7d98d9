import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** The column types by their name in each database: a number of 64 bits and a run of bytes are called differently. */
export interface ColumnKinds {
  text: RawBuilder<unknown>;
  integer: RawBuilder<unknown>;
  bytes: RawBuilder<unknown>;
}

export const SQLITE_COLUMNS: ColumnKinds = { text: sql`text`, integer: sql`integer`, bytes: sql`blob` };

/** Order and prefix search as in SQLite: by code point, whatever the server's locale. */
export const POSTGRES_COLUMNS: ColumnKinds = {
  text: sql`text collate "C"`,
  integer: sql`bigint`,
  bytes: sql`bytea`,
};
