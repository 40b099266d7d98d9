import type {
  Database,
  Row,
  CompositionsTable,
  StagesTable,
  StateChangesTable,
} from '#server/store/schema.ts';

/** Sessions of a stage that are told with it. */
const SESSIONS_OF_A_STAGE = 100;
const CHANGES_OF_A_COMPOSITION = 200;

export type CompositionRow = Row<CompositionsTable> & { stage_name: string | null };

/** The newest first. @param after the last one of the page before */
export async function recordedCompositions(
  db: Database,
  connection: string,
  {
    stageId,
    after,
    limit,
  }: { stageId: string | undefined; after: [start: number, id: string] | undefined; limit: number },
): Promise<CompositionRow[]> {
  let query = db
    .selectFrom('compositions as c')
    .leftJoin('stages as s', (join) =>
      join.onRef('s.connection', '=', 'c.connection').onRef('s.stage_id', '=', 'c.stage_id'),
    )
    .selectAll('c')
    .select('s.name as stage_name')
    .where('c.connection', '=', connection);
  if (stageId !== undefined) query = query.where('c.stage_id', '=', stageId);
  if (after !== undefined) {
    const [start, id] = after;
    query = query.where((is) =>
      is.or([
        is('c.first_seen', '<', start),
        is.and([is('c.first_seen', '=', start), is('c.composition_id', '<', id)]),
      ]),
    );
  }
  return query.orderBy('c.first_seen', 'desc').orderBy('c.composition_id', 'desc').limit(limit).execute();
}

export interface RecordedCompositionRow {
  row: Row<CompositionsTable>;
  changes: Row<StateChangesTable>[];
}

/** A composition, with every change of it and its destinations; undefined where it was never seen. */
export async function recordedComposition(
  db: Database,
  connection: string,
  compositionId: string,
): Promise<RecordedCompositionRow | undefined> {
  const row = await db
    .selectFrom('compositions')
    .selectAll()
    .where('connection', '=', connection)
    .where('composition_id', '=', compositionId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const details = JSON.parse(row.details) as { destinations?: { id?: string }[] };
  const ids = [
    compositionId,
    ...(details.destinations ?? []).flatMap(({ id }) => (id === undefined ? [] : [id])),
  ];
  const changes = await db
    .selectFrom('state_changes')
    .selectAll()
    .where('connection', '=', connection)
    .where('resource_id', 'in', ids)
    .where('kind', 'in', ['composition', 'destination'])
    .orderBy('changed_at')
    .orderBy('id')
    .limit(CHANGES_OF_A_COMPOSITION)
    .execute();
  return { row, changes };
}

export interface RecordedStageRow {
  row: Row<StagesTable>;
  sessions: { session_id: string; started_at: number | null; ended_at: number | null }[];
  sessionCount: number;
}

/** A stage with its newest sessions; undefined where it was never seen. */
export async function recordedStage(
  db: Database,
  connection: string,
  stageId: string,
): Promise<RecordedStageRow | undefined> {
  const row = await db
    .selectFrom('stages')
    .selectAll()
    .where('connection', '=', connection)
    .where('stage_id', '=', stageId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const ofStage = db
    .selectFrom('sessions')
    .where('connection', '=', connection)
    .where('stage_id', '=', stageId);
  const sessions = await ofStage
    .select(['session_id', 'started_at', 'ended_at'])
    .orderBy((is) => is.fn.coalesce('started_at', 'first_seen'), 'desc')
    .orderBy('session_id')
    .limit(SESSIONS_OF_A_STAGE)
    .execute();
  const counted = await ofStage.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirst();
  return { row, sessions, sessionCount: counted?.count ?? 0 };
}
