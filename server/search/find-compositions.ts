import { sql } from 'kysely';
import type { Database } from '#server/store/schema.ts';
import { goesOnWithin, stagesWanted } from './conditions.ts';
import { readCursor, type Position } from './cursor.ts';
import { type Asked, type Part, partOf } from './part.ts';
import type { Question } from './question.ts';

interface CompositionRow {
  composition_id: string;
  stage_id: string;
  stage_name: string | null;
  state: string;
  started_at: number | null;
  ended_at: number | null;
  failure_reason: string | null;
  last_seen: number;
}

const positionOf = ({ started_at, composition_id }: CompositionRow): Position => [
  started_at ?? 0,
  composition_id,
];

export type FoundCompositions = Part<ReturnType<typeof foundComposition>>;

/** Compositions by id, stage or time, newest first, those too that AWS no longer knows. */
export async function findCompositions(
  db: Database,
  connection: string,
  question: Question,
  { limit, cursor }: Asked,
): Promise<FoundCompositions | undefined> {
  const { compositionIds, anything, errors, user, participantIds, sessionIds } = question;
  const named = compositionIds.length > 0;
  const ids = anything === undefined ? compositionIds : [...compositionIds, anything];
  const stages = stagesWanted(db, connection, { ...question, stage: question.stage ?? anything });
  const within = goesOnWithin('c', question);
  if (!named && (errors.length > 0 || user !== undefined || participantIds.length + sessionIds.length > 0))
    return undefined;
  if (ids.length === 0 && stages === undefined && within === undefined) return undefined;

  const started = sql<number>`coalesce(c.started_at, 0)`;
  const after = readCursor(cursor, 1);
  let rows = db
    .selectFrom('compositions as c')
    .leftJoin('stages as st', (join) =>
      join.on('st.connection', '=', connection).onRef('st.stage_id', '=', 'c.stage_id'),
    )
    .select([
      'c.composition_id',
      'c.stage_id',
      'st.name as stage_name',
      'c.state',
      'c.started_at',
      'c.ended_at',
      'c.failure_reason',
      'c.last_seen',
    ])
    .where('c.connection', '=', connection);
  if (named) rows = rows.where('c.composition_id', 'in', compositionIds);
  else if (stages !== undefined)
    rows = rows.where((is) =>
      is.or([
        is('c.stage_id', 'in', stages),
        ...(ids.length === 0 ? [] : [is('c.composition_id', 'in', ids)]),
      ]),
    );
  if (within !== undefined && !named) rows = rows.where(within);
  if (after !== undefined)
    rows = rows.where(sql<boolean>`(${started}, c.composition_id) < (${sql.join([...after])})`);
  const found = await rows
    .orderBy(started, 'desc')
    .orderBy('c.composition_id', 'desc')
    .limit(limit + 1)
    .execute();
  return partOf(found, limit, positionOf, foundComposition);
}

function foundComposition(row: CompositionRow) {
  return {
    compositionId: row.composition_id,
    stageId: row.stage_id,
    ...(row.stage_name === null ? {} : { stageName: row.stage_name }),
    state: row.state,
    ...(row.started_at === null ? {} : { startedAt: new Date(row.started_at) }),
    ...(row.ended_at === null ? {} : { endedAt: new Date(row.ended_at) }),
    ...(row.failure_reason === null ? {} : { failureReason: row.failure_reason }),
    seenAt: new Date(row.last_seen),
  };
}
