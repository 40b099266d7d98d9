import { sql } from 'kysely';
import type { Database } from '#server/store/schema.ts';

export interface RecordedCounts {
  stages: number;
  stagesGone: number;
  sessions: number;
  participants: number;
  errors: number;
  /** Sessions with events, those events, and the bytes of their blocks. */
  eventSessions: number;
  events: number;
  eventBytes: number;
  compositions: number;
  compositionsGone: number;
  stateChanges: number;
  bridgeEvents: number;
  oldestSession: number | null;
  newestSession: number | null;
}

/** Sessions whose rows are counted by one statement: some milliseconds for which others wait for the database. */
const SESSIONS_AT_ONCE = 50;

/** Counts what there is of a connection, a few sessions at a time: a million rows would keep the database from everybody else. */
export async function countRecorded(db: Database, connection: string): Promise<RecordedCounts> {
  const one = async <Counted>(query: ReturnType<typeof sql<Counted>>): Promise<Counted> => {
    const { rows } = await query.execute(db);
    return rows[0] as Counted;
  };
  const of = sql`connection = ${connection}`;
  const counts = {
    ...(await one(sql<{ stages: number; stagesGone: number }>`
      select count(*) as stages, count(gone_at) as "stagesGone" from stages where ${of}`)),
    ...(await one(sql<Pick<RecordedCounts, 'sessions' | 'oldestSession' | 'newestSession'>>`
      select count(*) as sessions, min(started_at) as "oldestSession", max(started_at) as "newestSession"
      from sessions where ${of}`)),
    ...(await one(sql<Pick<RecordedCounts, 'compositions' | 'compositionsGone'>>`
      select count(*) as compositions, count(gone_at) as "compositionsGone" from compositions where ${of}`)),
    ...(await one(
      sql<{ stateChanges: number }>`select count(*) as "stateChanges" from state_changes where ${of}`,
    )),
    ...(await one(
      sql<{ bridgeEvents: number }>`select count(*) as "bridgeEvents" from bridge_events where ${of}`,
    )),
  };
  const perSession = { participants: 0, errors: 0, eventSessions: 0, events: 0, eventBytes: 0 };
  for (let after = ''; ;) {
    const { rows } = await sql<{ last: string | null }>`
      select max(session_id) as last from (
        select session_id from sessions where ${of} and session_id > ${after}
        order by session_id limit ${sql.lit(SESSIONS_AT_ONCE)}) as few`.execute(db);
    const last = rows[0]?.last ?? null;
    if (last === null) break;
    const few = sql`${of} and session_id > ${after} and session_id <= ${last}`;
    const part = {
      ...(await one(
        sql<{ participants: number }>`select count(*) as participants from participants where ${few}`,
      )),
      ...(await one(sql<{ errors: number }>`select count(*) as errors from participant_errors where ${few}`)),
      ...(await one(sql<Pick<RecordedCounts, 'eventSessions' | 'events' | 'eventBytes'>>`
        select count(distinct session_id) as "eventSessions", coalesce(sum(events), 0) as events,
          coalesce(sum(length(columns)), 0) as "eventBytes" from event_blocks where ${few}`)),
    };
    for (const name of ['participants', 'errors', 'eventSessions', 'events', 'eventBytes'] as const)
      perSession[name] += part[name];
    after = last;
  }
  return { ...counts, ...perSession };
}
