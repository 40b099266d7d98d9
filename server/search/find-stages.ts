import { sql } from 'kysely';
import type { Database } from '#server/store/schema.ts';
import { stagesWanted } from './conditions.ts';
import { readCursor, type Position } from './cursor.ts';
import { type Asked, type Part, partOf } from './part.ts';
import type { Question } from './question.ts';

interface StageRow {
  stage_id: string;
  name: string | null;
  active_session_id: string | null;
  tags: string;
  gone_at: number | null;
  last_seen: number;
  sort_name: string;
}

const positionOf = ({ sort_name, stage_id }: StageRow): Position => [0, sort_name, stage_id];

export type FoundStages = Part<ReturnType<typeof foundStage>>;

/** Stages by name, id or tag, in the order of their names: a stage has no time of its own. */
export async function findStages(
  db: Database,
  connection: string,
  question: Question,
  { limit, cursor }: Asked,
): Promise<FoundStages | undefined> {
  const wanted = stagesWanted(db, connection, { ...question, stage: question.stage ?? question.anything });
  if (wanted === undefined) return undefined;
  const sortName = sql<string>`coalesce(name_folded, '')`;
  const after = readCursor(cursor, 2);
  let rows = db
    .selectFrom('stages')
    .select([
      'stage_id',
      'name',
      'active_session_id',
      'tags',
      'gone_at',
      'last_seen',
      sortName.as('sort_name'),
    ])
    .where('connection', '=', connection)
    .where('stage_id', 'in', wanted);
  if (after !== undefined)
    rows = rows.where(sql<boolean>`(${sortName}, stage_id) > (${sql.join(after.slice(1))})`);
  const found = await rows
    .orderBy(sortName)
    .orderBy('stage_id')
    .limit(limit + 1)
    .execute();
  return partOf(found, limit, positionOf, foundStage);
}

function foundStage(row: StageRow) {
  return {
    stageId: row.stage_id,
    ...(row.name === null ? {} : { name: row.name }),
    ...(row.active_session_id === null ? {} : { activeSessionId: row.active_session_id }),
    tags: JSON.parse(row.tags) as Record<string, string>,
    ...(row.gone_at === null ? {} : { goneAt: new Date(row.gone_at) }),
    seenAt: new Date(row.last_seen),
  };
}
