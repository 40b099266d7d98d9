import type { Database } from '#server/store/schema.ts';
import type { OwnDisconnect } from './sighting.ts';

/** Keeps each disconnection once, however often it is told. */
export async function recordOwnDisconnects(db: Database, seen: readonly OwnDisconnect[]): Promise<void> {
  if (seen.length === 0) return;
  await db
    .insertInto('own_disconnects')
    .values(
      seen.map(({ connection, stageId, participantId, at, reason }) => ({
        id: `${stageId}/${participantId}/${at}`,
        connection,
        stage_id: stageId,
        participant_id: participantId,
        disconnected_at: at,
        reason,
      })),
    )
    .onConflict((conflict) => conflict.columns(['connection', 'id']).doNothing())
    .execute();
}
