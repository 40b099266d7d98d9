import { sql } from 'kysely';
import type { Store } from './open-store.ts';
import { TABLE_NAMES } from './tables.ts';

/** PostgreSQL needs about so much more than the values: row headers, indexes, room that is free for a while. */
const POSTGRES_OVERHEAD = 2;
const POSTGRES_ROW_BYTES = 28;

/**
 * Bytes that the rows need. Of SQLite the pages in use, whatever the file's length. PostgreSQL gives room back only by
 * locking the table, so that its files say nothing about what was deleted: there it is an estimate from rows and widths.
 */
export async function usedBytes({ db, kind }: Pick<Store, 'db' | 'kind'>): Promise<number> {
  if (kind === 'sqlite') {
    const { pageBytes, pages, free } = await sqlitePages(db);
    return (pages - free) * pageBytes;
  }
  const names = sql.join(TABLE_NAMES);
  const { rows } = await sql<{ bytes: number | null }>`
    select sum(greatest(c.reltuples, 0) * (${POSTGRES_ROW_BYTES} + coalesce(w.width, 0))) as bytes
    from pg_class as c
    left join (
      select tablename, sum(avg_width) as width from pg_stats where schemaname = current_schema() group by tablename
    ) as w on w.tablename = c.relname
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname in (${names})`.execute(
    db,
  );
  // Long values are kept apart, and the statistics count only where they are.
  const { rows: blocks } = await sql<{ bytes: number | null }>`
    select sum(octet_length(columns)) as bytes from event_blocks`.execute(db);
  return Math.round((rows[0]?.bytes ?? 0) * POSTGRES_OVERHEAD + (blocks[0]?.bytes ?? 0));
}

async function sqlitePages(db: Store['db']) {
  const read = async (name: string): Promise<number> => {
    const { rows } = await sql.raw<Record<string, number>>(`pragma ${name}`).execute(db);
    return rows[0]?.[name] ?? 0;
  };
  return {
    pageBytes: await read('page_size'),
    pages: await read('page_count'),
    free: await read('freelist_count'),
  };
}

/** Free pages that SQLite moves to the end of its file and cuts off at a time: some milliseconds, while others wait. */
const PAGES_AT_ONCE = 64;

/**
 * Gives back one piece of what deleting has freed. On PostgreSQL, where its own housekeeping does so, the statistics are
 * brought up to date, so that the size is right.
 * @returns whether there is more
 */
export async function giveBackRoom({ db, kind }: Pick<Store, 'db' | 'kind'>): Promise<boolean> {
  if (kind === 'postgres') {
    for (const table of TABLE_NAMES) await sql`analyze ${sql.table(table)}`.execute(db);
    return false;
  }
  const { free } = await sqlitePages(db);
  if (free === 0) return false;
  await sql.raw(`pragma incremental_vacuum(${PAGES_AT_ONCE})`).execute(db);
  return (await sqlitePages(db)).free < free;
}
