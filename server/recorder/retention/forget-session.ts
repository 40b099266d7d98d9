import { sql } from 'kysely';
import type { Database } from '#server/store/schema.ts';

/** Rows deleted by one statement: a few milliseconds for which others wait for the database. */
const ROWS_AT_ONCE = 500;

/** What is told of a session alone, with the column that tells its rows apart within it. */
const PARTS = [
  ['participant_errors', 'participant_id'],
  ['participants', 'participant_id'],
  ['event_blocks', 'block'],
  ['bridge_events', 'id'],
  ['state_changes', 'id'],
] as const;

/**
 * Forgets a session with everything of it, in small steps. The session itself goes last: where this ends half-way, the
 * next run finds it and goes on.
 */
export async function forgetSession(db: Database, connection: string, sessionId: string): Promise<void> {
  for (const [table, key] of PARTS) {
    const name = sql.table(table);
    const column = sql.ref(key);
    for (;;) {
      const { numAffectedRows } = await sql`
        delete from ${name} where connection = ${connection} and session_id = ${sessionId} and ${column} in (
          select ${column} from ${name} where connection = ${connection} and session_id = ${sessionId}
          limit ${sql.lit(ROWS_AT_ONCE)})`.execute(db);
      if (Number(numAffectedRows ?? 0) === 0) break;
    }
  }
  await db
    .deleteFrom('sessions')
    .where('connection', '=', connection)
    .where('session_id', '=', sessionId)
    .execute();
}

/** Forgets what is of no session and older than the instant, by the upstream's time, or by this machine's for jobs. */
export async function forgetOldRows(db: Database, connection: string, before: number): Promise<number> {
  const old = [
    // What ended, or was last seen, before.
    [
      'compositions',
      'composition_id',
      sql`coalesce(ended_at, last_seen) < ${before} and last_seen < ${before}`,
    ],
    ['state_changes', 'id', sql`changed_at < ${before} and session_id is null`],
    ['bridge_events', 'id', sql`happened_at < ${before} and session_id is null`],
    ['own_disconnects', 'id', sql`disconnected_at < ${before}`],
    ['own_changes', 'id', sql`changed_at < ${before}`],
    ['notices', 'id', sql`last_at < ${before}`],
    ['jobs', 'id', sql`updated_at < ${before} and state in ('done', 'failed', 'cancelled')`],
    ['job_log', 'job_id', sql`job_id not in (select id from jobs where connection = ${connection})`],
    ['job_items', 'job_id', sql`job_id not in (select id from jobs where connection = ${connection})`],
    [
      'stages',
      'stage_id',
      sql`gone_at < ${before} and stage_id not in (select stage_id from sessions where connection = ${connection})`,
    ],
    [
      'stage_tags',
      'stage_id',
      sql`stage_id not in (select stage_id from stages where connection = ${connection})`,
    ],
  ] as const;
  let forgotten = 0;
  for (const [table, key, isOld] of old) {
    const name = sql.table(table);
    const column = sql.ref(key);
    for (;;) {
      const { numAffectedRows } = await sql`
        delete from ${name} where connection = ${connection} and ${column} in (
          select ${column} from ${name} where connection = ${connection} and ${isOld}
          limit ${sql.lit(ROWS_AT_ONCE)})`.execute(db);
      forgotten += Number(numAffectedRows ?? 0);
      if (Number(numAffectedRows ?? 0) === 0) break;
    }
  }
  return forgotten;
}
