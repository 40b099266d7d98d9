import type { Insertable } from 'kysely';
import type { Database, Schema } from '#server/store/schema.ts';

/** So many rows go into one statement: some milliseconds for which others wait for the database. */
export const ROWS_AT_ONCE = 100;

interface Upsert<Table extends keyof Schema, Column extends keyof Schema[Table] & string> {
  table: Table;
  key: readonly Column[];
  /** What a row that is there gets; other columns belong to others. */
  set: readonly Column[];
}

/** Inserts the rows, or brings those that are there up to date in the columns that are named. */
export async function upsert<Table extends keyof Schema, Column extends keyof Schema[Table] & string>(
  db: Database,
  { table, key, set }: Upsert<Table, Column>,
  rows: readonly Insertable<Schema[Table]>[],
): Promise<void> {
  // The builder's types are over one known table; the names are checked above, against the same schema.
  const on = db as unknown as { insertInto(table: string): AnyInsert };
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE)
    await on
      .insertInto(table)
      .values(rows.slice(first, first + ROWS_AT_ONCE))
      .onConflict((conflict) =>
        conflict
          .columns(key)
          .doUpdateSet((is) => Object.fromEntries(set.map((name) => [name, is.ref(`excluded.${name}`)]))),
      )
      .execute();
}

interface AnyInsert {
  values(rows: readonly unknown[]): {
    onConflict(
      build: (conflict: {
        columns(names: readonly string[]): {
          doUpdateSet(values: (is: { ref(name: string): unknown }) => object): unknown;
        };
      }) => unknown,
    ): { execute(): Promise<unknown> };
  };
}
