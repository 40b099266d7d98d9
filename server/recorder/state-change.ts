import type { Database, NewRow, StateChangesTable } from '#server/store/schema.ts';

/** A change of state that an answer of AWS shows, beside what was known before. */
export interface StateChange {
  connection: string;
  kind: 'session' | 'recording' | 'composition' | 'destination';
  resourceId: string;
  stageId: string;
  sessionId: string | null;
  from: string | null;
  to: string;
  at: number;
  /** It can happen once only, so that it is the same whenever it is seen. */
  once?: boolean;
}

/** EventBridge tells of the same change so much earlier, or so much later. */
const SAME_CHANGE_MS = 5 * 60_000;

/** Keeps changes; one that EventBridge has told already is not kept twice. */
export async function keepChanges(db: Database, changes: readonly StateChange[]): Promise<void> {
  for (const change of changes) {
    const { connection, kind, resourceId, to, at } = change;
    const told = await db
      .selectFrom('state_changes')
      .select('id')
      .where('connection', '=', connection)
      .where('resource_id', '=', resourceId)
      .where('kind', '=', kind)
      .where('to_state', '=', to)
      .where('seen_by', '=', 'eventbridge')
      .where('changed_at', '>=', at - SAME_CHANGE_MS)
      .where('changed_at', '<=', at + SAME_CHANGE_MS)
      .executeTakeFirst();
    if (told !== undefined) continue;
    await db
      .insertInto('state_changes')
      .values(rowOf(change))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
}

function rowOf({ connection, kind, resourceId, stageId, sessionId, from, to, at, once }: StateChange) {
  const parts = ['api', connection, kind, resourceId, to];
  const row: NewRow<StateChangesTable> = {
    id: (once ? parts : [...parts, String(at)]).join('/'),
    connection,
    kind,
    resource_id: resourceId,
    stage_id: stageId,
    session_id: sessionId,
    from_state: from,
    to_state: to,
    changed_at: at,
    seen_by: 'api',
    reason: null,
  };
  return row;
}
