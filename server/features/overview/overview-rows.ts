import { sql } from 'kysely';
import type { Database } from '#server/store/schema.ts';

/** A stage as last seen, with what is known of its sessions. Instants in milliseconds by the upstream's clock. */
export interface StageFacts {
  stage_id: string;
  active_session_id: string | null;
  first_seen: number;
  last_seen: number;
  /** When all its sessions were listed; null where they never were. */
  listed_at: number | null;
  /** When the last of its ended sessions that is known ended. */
  last_ended: number | null;
}

export async function readStages(db: Database, connection: string): Promise<StageFacts[]> {
  const { rows } = await sql<StageFacts>`
    select s.stage_id, s.active_session_id, s.first_seen, s.last_seen, i.listed_at, e.last_ended
    from stages as s
    left join index_progress as i on i.connection = s.connection and i.stage_id = s.stage_id
    left join (
      select stage_id, max(ended_at) as last_ended from sessions where connection = ${connection} group by stage_id
    ) as e on e.stage_id = s.stage_id
    where s.connection = ${connection} and s.gone_at is null
    order by s.stage_id`.execute(db);
  return rows.map((row) => ({
    ...row,
    first_seen: Number(row.first_seen),
    last_seen: Number(row.last_seen),
    listed_at: row.listed_at === null ? null : Number(row.listed_at),
    last_ended: row.last_ended === null ? null : Number(row.last_ended),
  }));
}

/** The people of a session that is live, as last seen. */
export interface PeopleFacts {
  session_id: string;
  people: number;
  /** Those who have ever published, and those of them who are connected. */
  publishers: number;
  connected_publishers: number;
  failed_recordings: number;
  seen_at: number;
  /** When every participant had been seen; null where they never were. */
  whole_at: number | null;
}

export async function readLivePeople(db: Database, connection: string): Promise<PeopleFacts[]> {
  const { rows } = await sql<PeopleFacts>`
    select p.session_id, count(*) as people, sum(p.published) as publishers,
      sum(case when p.published = 1 and p.state = 'CONNECTED' then 1 else 0 end) as connected_publishers,
      sum(case when p.recording_state = 'FAILED' then 1 else 0 end) as failed_recordings,
      max(p.last_seen) as seen_at, max(se.participants_at) as whole_at
    from stages as s
    inner join participants as p on p.connection = s.connection and p.session_id = s.active_session_id
    left join sessions as se on se.connection = s.connection and se.session_id = s.active_session_id
    where s.connection = ${connection} and s.gone_at is null
    group by p.session_id`.execute(db);
  return rows.map((row) => ({
    session_id: row.session_id,
    people: Number(row.people),
    publishers: Number(row.publishers),
    connected_publishers: Number(row.connected_publishers),
    failed_recordings: Number(row.failed_recordings),
    seen_at: Number(row.seen_at),
    whole_at: row.whole_at === null ? null : Number(row.whole_at),
  }));
}

/** Live sessions of which events have been loaded. */
export async function readSessionsWithEvents(db: Database, connection: string): Promise<Set<string>> {
  const { rows } = await sql<{ session_id: string }>`
    select distinct b.session_id from stages as s
    inner join event_blocks as b on b.connection = s.connection and b.session_id = s.active_session_id
    where s.connection = ${connection} and s.gone_at is null`.execute(db);
  return new Set(rows.map(({ session_id }) => session_id));
}

/** How many compositions start or run on each stage. */
export async function readCompositions(db: Database, connection: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('compositions')
    .select(['stage_id', ({ fn }) => fn.countAll<number>().as('compositions')])
    .where('connection', '=', connection)
    .where('gone_at', 'is', null)
    .where('state', 'in', ['STARTING', 'ACTIVE'])
    .groupBy('stage_id')
    .execute();
  return new Map(rows.map(({ stage_id, compositions }) => [stage_id, Number(compositions)]));
}

/** What was noticed of a session. */
export interface NoticedFacts {
  kind: 'publish_error' | 'recording_failed';
  sessionId: string;
  firstAt: number;
  lastAt: number;
  times: number;
}

/** Publish errors and failed recordings, whoever told of them: answers of AWS, or EventBridge. */
export async function readNoticed(db: Database, connection: string): Promise<NoticedFacts[]> {
  const rows = await db
    .selectFrom('notices')
    .select(['kind', 'about', 'first_at', 'last_at', 'times'])
    .where('connection', '=', connection)
    .where('kind', 'in', ['publish_error', 'recording_failed'])
    .execute();
  return rows.flatMap(({ kind, about, first_at, last_at, times }) => {
    const { sessionId } = JSON.parse(about) as { sessionId?: string };
    if (sessionId === undefined) return [];
    return [
      {
        kind: kind === 'publish_error' ? 'publish_error' : 'recording_failed',
        sessionId,
        firstAt: Number(first_at),
        lastAt: Number(last_at),
        times: Number(times),
      } as const,
    ];
  });
}
