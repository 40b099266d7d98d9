import { sql } from 'kysely';
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

/** Which of the compositions are wanted; instants are milliseconds since the epoch. */
export interface CompositionsWanted {
  stageId: string | undefined;
  state?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  /** The last one of the page before. */
  after: readonly [start: number, id: string] | undefined;
  limit: number;
}

/** The newest first. */
export async function recordedCompositions(
  db: Database,
  connection: string,
  { stageId, state, from, to, after, limit }: CompositionsWanted,
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
  if (state !== undefined) query = query.where('c.state', '=', state);
  const began = sql<number>`coalesce(c.started_at, c.first_seen)`;
  if (from !== undefined) query = query.where(began, '>=', from);
  if (to !== undefined) query = query.where(began, '<', to);
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
  const changes = await changesOfCompositions(db, connection, [row]);
  return { row, changes: (changes.get(compositionId) ?? []).slice(0, CHANGES_OF_A_COMPOSITION) };
}

/** What was seen of compositions and of their destinations, by composition; the oldest first. */
export async function changesOfCompositions(
  db: Database,
  connection: string,
  rows: readonly Row<CompositionsTable>[],
): Promise<Map<string, Row<StateChangesTable>[]>> {
  const owners = new Map<string, string>();
  for (const { composition_id: compositionId, details } of rows) {
    const { destinations = [] } = JSON.parse(details) as { destinations?: { id?: string }[] };
    owners.set(compositionId, compositionId);
    for (const { id } of destinations) if (id !== undefined) owners.set(id, compositionId);
  }
  const found = new Map<string, Row<StateChangesTable>[]>();
  if (owners.size === 0) return found;
  const changes = await db
    .selectFrom('state_changes')
    .selectAll()
    .where('connection', '=', connection)
    .where('resource_id', 'in', [...owners.keys()])
    .where('kind', 'in', ['composition', 'destination'])
    .orderBy('changed_at')
    .orderBy('id')
    .execute();
  for (const change of changes) {
    const owner = owners.get(change.resource_id) ?? '';
    const of = found.get(owner);
    if (of === undefined) found.set(owner, [change]);
    else of.push(change);
  }
  return found;
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
