import { sql } from 'kysely';
import type { Database } from '#server/store/schema.ts';

export interface StageToList {
  stage_id: string;
  arn: string;
  active_session_id: string | null;
}

/** A stage of which nothing is new is listed again after so long, in the upstream's time: a hint may have been missed. */
const LIST_AGAIN_MS = 6 * 3_600_000;

/**
 * Stages whose sessions are to be listed: never listed, or another session goes on than then. The live ones first, then
 * those that were live last.
 * @param now the upstream's time
 */
export async function stagesToList(db: Database, connection: string, now: number): Promise<StageToList[]> {
  const { rows } = await sql<StageToList>`
    select s.stage_id, s.arn, s.active_session_id from stages as s
    left join index_progress as i on i.connection = s.connection and i.stage_id = s.stage_id
    where s.connection = ${connection} and s.gone_at is null and (
      i.listed_at is null or i.listed_at < ${now - LIST_AGAIN_MS}
      or coalesce(i.active_session_id, '') <> coalesce(s.active_session_id, ''))
    order by case when s.active_session_id is null then 1 else 0 end, s.stage_id`.execute(db);
  return rows;
}

/** @param listedAt the upstream's time of the first page: what began later is not in the list */
export async function stageListed(
  db: Database,
  connection: string,
  { stage_id, active_session_id }: StageToList,
  listedAt: number,
): Promise<void> {
  const row = { listed_at: listedAt, active_session_id };
  await db
    .insertInto('index_progress')
    .values({ connection, stage_id, ...row })
    .onConflict((conflict) => conflict.columns(['connection', 'stage_id']).doUpdateSet(row))
    .execute();
}

export interface SessionToRead {
  session_id: string;
  stage_id: string;
  stage_arn: string;
}

/** Ended sessions whose people are not all known, the newest first. */
export async function sessionsToRead(
  db: Database,
  connection: string,
  limit: number,
  without: readonly string[],
): Promise<SessionToRead[]> {
  const not = without.length === 0 ? sql`` : sql`and s.session_id not in (${sql.join([...without])})`;
  const { rows } = await sql<SessionToRead>`
    select s.session_id, s.stage_id, st.arn as stage_arn from sessions as s
    inner join stages as st on st.connection = s.connection and st.stage_id = s.stage_id
    where s.connection = ${connection} and s.ended_at is not null
      and (s.participants_at is null or s.participants_at < s.ended_at) ${not}
    order by coalesce(s.started_at, 0) desc, s.session_id desc
    limit ${limit}`.execute(db);
  return rows;
}

/** Every participant of a session has been seen. */
export async function peopleRead(
  db: Database,
  connection: string,
  sessionId: string,
  { participants, publishers, at }: { participants: number; publishers: number; at: number },
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ participants, publishers, participants_at: at })
    .where('connection', '=', connection)
    .where('session_id', '=', sessionId)
    .execute();
}

const nameOf = (connection: string) => `indexer ${connection}`;

/** What was last chosen; undefined where nobody has. */
export async function readSwitch(db: Database, connection: string): Promise<boolean | undefined> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', nameOf(connection))
    .executeTakeFirst();
  return row && row.value === 'true';
}

export async function keepSwitch(db: Database, connection: string, on: boolean): Promise<void> {
  const value = String(on);
  await db
    .insertInto('settings')
    .values({ name: nameOf(connection), value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
