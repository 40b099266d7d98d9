import { sql } from 'kysely';
import type { Store } from '#server/store/open-store.ts';

/**
 * Has a table of the store take no change of what it holds, as where the disk is full: reading goes on.
 * @returns has it take changes again
 */
export async function failWrites(
  { db, kind }: Pick<Store, 'db' | 'kind'>,
  table: 'account_sessions',
): Promise<() => Promise<void>> {
  const on = sql.table(table);
  if (kind === 'postgres') {
    await sql`create or replace function full_disk() returns trigger language plpgsql
      as 'begin raise exception ''disk is full''; end'`.execute(db);
    await sql`create trigger full_disk before update or delete on ${on} for each row execute function full_disk()`.execute(
      db,
    );
    return async () => void (await sql`drop trigger full_disk on ${on}`.execute(db));
  }
  for (const what of ['update', 'delete'])
    await sql`create trigger ${sql.raw(`full_${what}`)} before ${sql.raw(what)} on ${on}
      begin select raise(abort, 'disk is full'); end`.execute(db);
  return async () => {
    for (const what of ['update', 'delete']) await sql`drop trigger ${sql.raw(`full_${what}`)}`.execute(db);
  };
}
