import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#server/store/schema.ts';
import type { Question, TagWanted } from './question.ts';

/** No code point is higher: every text that begins with `prefix` is before `prefix` with this behind it. */
const HIGHEST = '\u{10FFFF}';

/** Texts that begin so, as a range that an index can be searched for. Both databases order texts by code point. */
export function beginsWith(column: RawBuilder<unknown>, prefix: string): RawBuilder<boolean> {
  return sql`(${column} >= ${prefix} and ${column} < ${prefix + HIGHEST})`;
}

/** `%` and `_` of the text stand for themselves. */
export function containing(text: string): string {
  return `%${text.toLowerCase().replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
}

/** The ids of the stages that a question is about by name, id or tag; undefined where it is not about stages. */
export function stagesWanted(
  db: Database,
  connection: string,
  { stage, stageIds, tags }: Pick<Question, 'stage' | 'stageIds' | 'tags'>,
) {
  if (stage === undefined && stageIds.length === 0 && tags.length === 0) return undefined;
  let stages = db.selectFrom('stages').select('stages.stage_id').where('stages.connection', '=', connection);
  if (stageIds.length > 0) stages = stages.where('stages.stage_id', 'in', stageIds);
  if (stage !== undefined)
    stages = stages.where((is) =>
      is.or([
        sql<boolean>`stages.name_folded like ${containing(stage)} escape '\\'`,
        is('stages.stage_id', '=', stage),
      ]),
    );
  for (const tag of tags) stages = stages.where('stages.stage_id', 'in', taggedStages(db, connection, tag));
  return stages;
}

function taggedStages(db: Database, connection: string, { key, value }: TagWanted) {
  const tagged = db
    .selectFrom('stage_tags')
    .select('stage_tags.stage_id')
    .where('stage_tags.connection', '=', connection)
    .where('stage_tags.tag_key', '=', key);
  return value === undefined ? tagged : tagged.where('stage_tags.tag_value', '=', value);
}

/**
 * Whether a session was going on at any moment of the span.
 * @param table the name under which the query has it
 */
export function goesOnWithin(
  table: string,
  { from, to }: Pick<Question, 'from' | 'to'>,
): RawBuilder<boolean> | undefined {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  const parts = [
    ...(to === undefined ? [] : [sql<boolean>`coalesce(${column('started_at')}, 0) <= ${to}`]),
    ...(from === undefined
      ? []
      : [sql<boolean>`(${column('ended_at')} is null or ${column('ended_at')} >= ${from})`]),
  ];
  return parts.length === 0 ? undefined : sql<boolean>`(${sql.join(parts, sql` and `)})`;
}
