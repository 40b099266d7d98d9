import { sql } from 'kysely';
import { stagesWanted } from './conditions.ts';
import type { Database } from '#server/store/schema.ts';
import type { Position } from './cursor.ts';
import type { PersonRow } from './people-rows.ts';
import type { Question } from './question.ts';

/** Everybody who had one of the errors, the newest error first; `moment` is its time. */
export async function peopleWithErrors(
  db: Database,
  connection: string,
  question: Question,
  after: Position | undefined,
  limit: number,
  window: number,
): Promise<{ rows: PersonRow[]; windowEnd: Position | undefined }> {
  const { errors, sessionIds, from, to } = question;
  const bounds = [
    sql`connection = ${connection}`,
    sql`error_code in (${sql.join([...errors])})`,
    ...(sessionIds.length === 0 ? [] : [sql`session_id in (${sql.join([...sessionIds])})`]),
    ...(from === undefined ? [] : [sql`first_at >= ${from}`]),
    ...(to === undefined ? [] : [sql`first_at <= ${to}`]),
    ...(after === undefined
      ? []
      : [
          sql`first_at <= ${after[0]} and (first_at, session_id, participant_id) < (${sql.join([...after])})`,
        ]),
  ];
  const looked = sql`select session_id, participant_id, stage_id, first_at as moment from participant_errors
    where ${sql.join(bounds, sql` and `)}
    order by first_at desc, session_id desc, participant_id desc`;
  const stages = stagesWanted(db, connection, question);
  const { rows } = await sql<PersonRow>`
    select e.participant_id, p.user_id, e.stage_id, st.name as stage_name, e.session_id, p.joined_at, p.state,
      coalesce(p.published, 0) as published, coalesce(p.last_seen, e.moment) as last_seen, e.moment
    from (${looked} limit ${sql.lit(window)}) as e
    left join participants as p on p.connection = ${connection} and p.session_id = e.session_id
      and p.participant_id = e.participant_id
    left join stages as st on st.connection = ${connection} and st.stage_id = e.stage_id
    ${stages === undefined ? sql`` : sql`where e.stage_id in ${stages}`}
    order by e.moment desc, e.session_id desc, e.participant_id desc
    limit ${limit + 1}`.execute(db);
  if (rows.length > limit) return { rows, windowEnd: undefined };
  const end = sql<PersonRow>`${looked} limit 1 offset ${sql.lit(window - 1)}`;
  const [last] = (await end.execute(db)).rows;
  return { rows, windowEnd: last && [last.moment, last.session_id, last.participant_id] };
}
