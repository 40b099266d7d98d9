import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#server/store/schema.ts';
import type { Position } from './cursor.ts';

export interface SessionRow {
  session_id: string;
  stage_id: string;
  stage_name: string | null;
  started_at: number | null;
  ended_at: number | null;
  participants: number | null;
  publishers: number | null;
  errors: number | null;
  participants_at: number | null;
  events_at: number | null;
  last_seen: number;
}

export const sessionPosition = ({ started_at, session_id }: SessionRow): Position => [
  started_at ?? 0,
  session_id,
];

export interface SessionsWanted {
  /** Held against each row before the window is counted: what an index answers. */
  among: readonly RawBuilder<unknown>[];
  /** Held against what is in the window. */
  where: readonly RawBuilder<unknown>[];
  order: 'newest' | 'oldest';
  after: Position | undefined;
  limit: number;
  /** So many are looked at. */
  window: number;
}

const started = sql`coalesce(started_at, 0)`;

/** Sessions by their start. What there is beyond a window of rows without enough matches comes in the next part. */
export async function sessionsOf(
  db: Database,
  connection: string,
  { among, where, order, after, limit, window }: SessionsWanted,
): Promise<{ rows: SessionRow[]; windowEnd: Position | undefined }> {
  const down = order === 'newest';
  const direction = down ? sql`desc` : sql`asc`;
  const bounds = [
    sql`connection = ${connection}`,
    ...among,
    ...(after === undefined
      ? []
      : [
          down ? sql`${started} <= ${after[0]}` : sql`${started} >= ${after[0]}`,
          sql`(${started}, session_id) ${down ? sql`<` : sql`>`} (${sql.join([...after])})`,
        ]),
  ];
  // What conditions are held against stands in the index; of the sessions that are given alone, the rows are read.
  const looked = sql`select session_id, stage_id, ${started} as moment, started_at, ended_at, errors
    from sessions where ${sql.join(bounds, sql` and `)}
    order by ${started} ${direction}, session_id ${direction}`;
  const { rows } = await sql<SessionRow>`
    select r.*, st.name as stage_name
    from (select s.session_id, s.moment from (${looked} limit ${sql.lit(window)}) as s
      ${where.length === 0 ? sql`` : sql`where ${sql.join([...where], sql` and `)}`}
      order by s.moment ${direction}, s.session_id ${direction} limit ${limit + 1}) as k
    cross join sessions as r
    left join stages as st on st.connection = ${connection} and st.stage_id = r.stage_id
    where r.connection = ${connection} and r.session_id = k.session_id
    order by k.moment ${direction}, k.session_id ${direction}`.execute(db);
  if (rows.length > limit) return { rows, windowEnd: undefined };
  const [last] = (await sql<SessionRow>`${looked} limit 1 offset ${sql.lit(window - 1)}`.execute(db)).rows;
  return { rows, windowEnd: last && sessionPosition(last) };
}

export function foundSession(row: SessionRow) {
  const instant = (name: string, at: number | null) => (at === null ? {} : { [name]: new Date(at) });
  const count = (name: string, value: number | null) => (value === null ? {} : { [name]: value });
  return {
    sessionId: row.session_id,
    stageId: row.stage_id,
    ...(row.stage_name === null ? {} : { stageName: row.stage_name }),
    ...instant('startedAt', row.started_at),
    ...instant('endedAt', row.ended_at),
    ...count('participants', row.participants),
    ...count('publishers', row.publishers),
    ...count('errors', row.errors),
    ...instant('peopleAt', row.participants_at),
    ...instant('eventsAt', row.events_at),
    seenAt: new Date(row.last_seen),
  };
}
