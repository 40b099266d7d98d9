import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import type { FoundPerson } from '#shared/search/found.ts';
import type { Database, Schema } from '#server/store/schema.ts';
import type { Position } from './cursor.ts';
import { stagesWanted } from './conditions.ts';
import type { Question } from './question.ts';

/** Whom a search looks at, before it is narrowed: rows of `participants` by their key, and the time they are ordered by. */
export type Candidates = RawBuilder<{ session_id: string; participant_id: string; moment: number }>;

export interface PersonRow {
  participant_id: string;
  user_id: string | null;
  stage_id: string;
  stage_name: string | null;
  session_id: string;
  joined_at: number | null;
  state: string | null;
  published: number;
  last_seen: number;
  moment: number;
}

export const personPosition = ({ moment, session_id, participant_id }: PersonRow): Position => [
  moment,
  session_id,
  participant_id,
];

/** Those of the candidates that answer to the question and come after the position, newest first. */
export async function peopleOf(
  db: Database,
  connection: string,
  candidates: Candidates,
  question: Question,
  after: Position | undefined,
  limit: number,
): Promise<PersonRow[]> {
  const stages = stagesWanted(db, connection, question);
  const { sessionIds, errors, from, to } = question;
  const isNarrowed = [stages, from, to, sessionIds[0], errors[0]].some((part) => part !== undefined);
  const come =
    after === undefined ? sql`` : sql`where (moment, session_id, participant_id) < (${sql.join([...after])})`;
  // Where nothing else is asked of them, only the rows of those that are given have to be read.
  const chosen: Candidates = isNarrowed
    ? sql`(select * from ${candidates} as k ${come})`
    : sql`(select * from ${candidates} as k ${come}
        order by moment desc, session_id desc, participant_id desc limit ${limit + 1})`;
  let rows = db
    .selectFrom(chosen.as<'c'>(sql`c`))
    // Crossed, SQLite takes them in this order: the few candidates first, then each one's row by its key.
    .crossJoin('participants as p')
    .leftJoin('stages as st', (join) =>
      join.on('st.connection', '=', connection).onRef('st.stage_id', '=', 'p.stage_id'),
    )
    .select([
      'p.participant_id',
      'p.user_id',
      'p.stage_id',
      'st.name as stage_name',
      'p.session_id',
      'p.joined_at',
      'p.state',
      'p.published',
      'p.last_seen',
      'c.moment',
    ])
    .where('p.connection', '=', connection)
    .whereRef('p.session_id', '=', 'c.session_id')
    .whereRef('p.participant_id', '=', 'c.participant_id');
  if (stages !== undefined) rows = rows.where('p.stage_id', 'in', stages);
  if (sessionIds.length > 0) rows = rows.where('p.session_id', 'in', sessionIds);
  if (errors.length > 0) rows = rows.where((is) => is.exists(errorsOf(is, connection, question)));
  if (from !== undefined || to !== undefined) rows = rows.where((is) => wasThere(is, connection, question));
  return rows
    .orderBy('c.moment', 'desc')
    .orderBy('c.session_id', 'desc')
    .orderBy('c.participant_id', 'desc')
    .limit(limit + 1)
    .execute();
}

type Joined = ExpressionBuilder<Schema & { p: Schema['participants'] }, 'p'>;

function errorsOf(is: unknown, connection: string, { errors }: Question) {
  return (is as Joined)
    .selectFrom('participant_errors as e')
    .select('e.error_code')
    .where('e.connection', '=', connection)
    .whereRef('e.session_id', '=', 'p.session_id')
    .whereRef('e.participant_id', '=', 'p.participant_id')
    .where('e.error_code', 'in', errors);
}

/** Nothing tells when somebody left: whoever joined in time was there if the session still went on. */
function wasThere(is: unknown, connection: string, { from, to }: Question) {
  const builder = is as Joined;
  const parts = [];
  if (to !== undefined) parts.push(builder('p.joined_at', '<=', to));
  if (from !== undefined)
    parts.push(
      builder.exists(
        builder
          .selectFrom('sessions as s')
          .select('s.session_id')
          .where('s.connection', '=', connection)
          .whereRef('s.session_id', '=', 'p.session_id')
          .where((ended) => ended.or([ended('s.ended_at', 'is', null), ended('s.ended_at', '>=', from)])),
      ),
    );
  return builder.and(parts);
}

/** The errors that are known of these people, by `session participant`. */
export async function errorsByPerson(
  db: Database,
  connection: string,
  people: readonly PersonRow[],
): Promise<Map<string, string[]>> {
  const known = new Map<string, string[]>();
  if (people.length === 0) return known;
  const rows = await db
    .selectFrom('participant_errors')
    .select(['session_id', 'participant_id', 'error_code'])
    .where('connection', '=', connection)
    .where('session_id', 'in', [...new Set(people.map(({ session_id }) => session_id))])
    .where('participant_id', 'in', [...new Set(people.map(({ participant_id }) => participant_id))])
    .orderBy('first_at')
    .execute();
  for (const { session_id, participant_id, error_code } of rows) {
    const key = `${session_id} ${participant_id}`;
    known.set(key, [...(known.get(key) ?? []), error_code]);
  }
  return known;
}

export function foundPerson(row: PersonRow, errors: ReadonlyMap<string, string[]>) {
  return {
    participantId: row.participant_id,
    ...(row.user_id === null ? {} : { userId: row.user_id }),
    stageId: row.stage_id,
    ...(row.stage_name === null ? {} : { stageName: row.stage_name }),
    sessionId: row.session_id,
    ...(row.joined_at === null ? {} : { joinedAt: new Date(row.joined_at) }),
    ...(row.state === null ? {} : { state: row.state as NonNullable<FoundPerson['state']> }),
    published: row.published === 1,
    errors: errors.get(`${row.session_id} ${row.participant_id}`) ?? [],
    seenAt: new Date(row.last_seen),
  };
}
