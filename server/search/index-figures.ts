import { sql } from 'kysely';
import type { Database } from '#server/store/schema.ts';

/** How much of an account is in the database. */
export async function indexFigures(db: Database, connection: string) {
  const { rows: stages } = await sql<{ known: number; indexed: number }>`
    select count(*) as known, count(i.listed_at) as indexed
    from stages as s left join index_progress as i on i.connection = s.connection and i.stage_id = s.stage_id
    where s.connection = ${connection} and s.gone_at is null`.execute(db);
  const { rows: sessions } = await sql<
    Record<'known' | 'ended' | 'people' | 'events', number> & Record<'since' | 'seen', number | null>
  >`
    select count(*) as known, count(ended_at) as ended,
      count(case when ended_at is not null and participants_at >= ended_at then 1 end) as people,
      count(case when ended_at is not null and events_at >= ended_at then 1 end) as events,
      min(started_at) as since, max(last_seen) as seen
    from sessions where connection = ${connection}`.execute(db);
  const count = (value: number | undefined) => Number(value ?? 0);
  const [stage, session] = [stages[0], sessions[0]];
  return {
    stages: { known: count(stage?.known), indexed: count(stage?.indexed) },
    sessions: {
      known: count(session?.known),
      ended: count(session?.ended),
      people: count(session?.people),
      events: count(session?.events),
    },
    ...(typeof session?.since === 'number' ? { since: new Date(session.since) } : {}),
    ...(typeof session?.seen === 'number' ? { seenAt: new Date(session.seen) } : {}),
  };
}
