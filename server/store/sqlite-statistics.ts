import { sql } from 'kysely';
import type { Database } from './schema.ts';

/**
 * What SQLite is told of each index, in the form of its own `sqlite_stat1`: rows in all, then rows for each value of
 * the first column, of the first two, and so on.
 *
 * Without it SQLite supposes that ten rows have the same connection, where nearly all have, and then walks an account
 * along any index that holds the columns it needs. These are the figures of a large account, always the same: they say
 * which index tells most, which is true of a small account too, and no analysis has to read the tables.
 */
const STATISTICS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  stages: { sqlite_autoindex_stages_1: '3000 3000 1', stages_by_name: '3000 3000 1' },
  stage_tags: {
    sqlite_autoindex_stage_tags_1: '6000 6000 2 1',
    stage_tags_by_value: '6000 6000 3000 100',
  },
  sessions: {
    sqlite_autoindex_sessions_1: '40000 40000 1',
    sessions_by_start: '40000 40000 2 1 1 1 1 1',
    sessions_by_stage: '40000 40000 13 1 1',
    sessions_by_end: '40000 40000 2',
  },
  participants: {
    sqlite_autoindex_participants_1: '1000000 1000000 25 1',
    participants_by_id: '1000000 1000000 1',
    participants_by_user: '1000000 1000000 3 1 1 1',
    participants_by_join: '1000000 1000000 2 1 1 1 1',
  },
  participant_errors: {
    sqlite_autoindex_participant_errors_1: '20000 20000 2 1 1',
    participant_errors_by_code: '20000 20000 1500 2 1 1',
  },
  compositions: {
    sqlite_autoindex_compositions_1: '4000 4000 1',
    compositions_by_stage: '4000 4000 2 1',
  },
};

/** To be called on every opening, after the tables have been made. */
export async function giveStatistics(db: Database): Promise<void> {
  await db.transaction().execute(async (together) => {
    // Makes the table of statistics; it analyses a table that has a row at most for each of the others.
    await sql`analyze sqlite_schema`.execute(together);
    for (const [table, indexes] of Object.entries(STATISTICS)) {
      await sql`delete from sqlite_stat1 where tbl = ${table}`.execute(together);
      for (const [index, stat] of Object.entries(indexes))
        await sql`insert into sqlite_stat1 (tbl, idx, stat) values (${table}, ${index}, ${stat})`.execute(
          together,
        );
    }
  });
  // Reads what was just written.
  await sql`analyze sqlite_schema`.execute(db);
}
