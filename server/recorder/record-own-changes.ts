import type { Database } from '#server/store/schema.ts';
import type { OwnChange } from './sighting.ts';

/** Keeps each change once, however often it is told. */
export async function recordOwnChanges(db: Database, seen: readonly OwnChange[]): Promise<void> {
  if (seen.length === 0) return;
  await db
    .insertInto('own_changes')
    .values(
      seen.map(({ connection, operation, resourceId, stageId, at, reason }) => ({
        id: `${operation}/${resourceId}/${at}`,
        connection,
        operation,
        resource_id: resourceId,
        stage_id: stageId,
        changed_at: at,
        reason,
      })),
    )
    .onConflict((conflict) => conflict.columns(['connection', 'id']).doNothing())
    .execute();
}
