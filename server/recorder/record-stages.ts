import type { Database, NewRow, Row, StagesTable, StageTagsTable } from '#server/store/schema.ts';
import type { AllStages, StageGone, StageSighting } from './sighting.ts';
import { ROWS_AT_ONCE, upsert } from './upsert.ts';

/** The stage as it is known after one more sighting: the newest tells, whichever comes last. */
export function mergeStage(known: Row<StagesTable> | undefined, seen: StageSighting): Row<StagesTable> {
  const { connection, stageId, arn, name, activeSessionId, tags, at } = seen;
  if (known !== undefined && known.last_seen > at)
    return { ...known, first_seen: Math.min(known.first_seen, at) };
  return {
    connection,
    stage_id: stageId,
    arn,
    name,
    name_folded: name?.toLowerCase() ?? null,
    active_session_id: activeSessionId,
    tags: JSON.stringify(sorted(tags)),
    first_seen: Math.min(known?.first_seen ?? at, at),
    last_seen: at,
    gone_at: (known?.gone_at ?? 0) > at ? known!.gone_at : null,
  };
}

const sorted = (tags: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(tags).toSorted(([one], [other]) => (one < other ? -1 : 1)));

export async function recordStages(
  db: Database,
  connection: string,
  seen: readonly StageSighting[],
): Promise<void> {
  const known = await stagesOf(db, connection, new Set(seen.map(({ stageId }) => stageId)));
  const tagsBefore = new Map([...known].map(([id, { tags }]) => [id, tags]));
  for (const one of seen) known.set(one.stageId, mergeStage(known.get(one.stageId), one));
  const rows = [...known.values()];
  await upsert(
    db,
    {
      table: 'stages',
      key: ['connection', 'stage_id'],
      set: ['arn', 'name', 'name_folded', 'active_session_id', 'tags', 'first_seen', 'last_seen', 'gone_at'],
    },
    rows,
  );
  const retagged = rows.filter(({ stage_id, tags }) => (tagsBefore.get(stage_id) ?? '{}') !== tags);
  if (retagged.length > 0) await replaceTags(db, connection, retagged);
}

async function stagesOf(
  db: Database,
  connection: string,
  ids: ReadonlySet<string>,
): Promise<Map<string, Row<StagesTable>>> {
  const rows = await db
    .selectFrom('stages')
    .selectAll()
    .where('connection', '=', connection)
    .where('stage_id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.stage_id, row]));
}

async function replaceTags(
  db: Database,
  connection: string,
  stages: readonly Pick<StagesTable, 'stage_id' | 'tags'>[],
): Promise<void> {
  await db
    .deleteFrom('stage_tags')
    .where('connection', '=', connection)
    .where(
      'stage_id',
      'in',
      stages.map(({ stage_id }) => stage_id),
    )
    .execute();
  const rows = stages.flatMap(({ stage_id, tags }) =>
    Object.entries(JSON.parse(tags) as Record<string, string>).map(
      ([tag_key, tag_value]): NewRow<StageTagsTable> => ({ connection, stage_id, tag_key, tag_value }),
    ),
  );
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE)
    await db
      .insertInto('stage_tags')
      .values(rows.slice(first, first + ROWS_AT_ONCE))
      .execute();
}

/** A stage that was seen after it is said to be gone is there again. */
export async function recordStageGone(db: Database, { connection, stageId, at }: StageGone): Promise<void> {
  await db
    .updateTable('stages')
    .set({ gone_at: at, active_session_id: null })
    .where('connection', '=', connection)
    .where('stage_id', '=', stageId)
    .where('last_seen', '<=', at)
    .execute();
}

export async function recordAllStages(
  db: Database,
  { connection, at, since, stageIds }: AllStages,
): Promise<void> {
  const candidates = await db
    .selectFrom('stages')
    .select('stage_id')
    .where('connection', '=', connection)
    .where('gone_at', 'is', null)
    .where('last_seen', '<', since)
    .execute();
  for (const { stage_id: stageId } of candidates)
    if (!stageIds.has(stageId)) await recordStageGone(db, { kind: 'stage-gone', connection, at, stageId });
}
