import type { Database } from '#server/store/schema.ts';

/** Of one thing a handful is told; more than that was done by a program. */
const MOST_TOLD = 50;

/** Something that the console itself has ended or taken away; instants are milliseconds since the epoch. */
export interface OwnChangeRow {
  operation: string;
  resource_id: string;
  stage_id: string | null;
  changed_at: number;
  reason: string | null;
}

/**
 * What this console has done to one thing, the newest first, as far back as it keeps what it has seen.
 * @param stageId leaves out what was done on other stages to a participant of the same id
 */
export async function ownChangesOf(
  db: Database,
  connection: string,
  resourceId: string,
  stageId: string | undefined,
): Promise<OwnChangeRow[]> {
  let changes = db
    .selectFrom('own_changes')
    .select(['operation', 'resource_id', 'stage_id', 'changed_at', 'reason'])
    .where('connection', '=', connection)
    .where('resource_id', '=', resourceId);
  let disconnects = db
    .selectFrom('own_disconnects')
    .select(['participant_id', 'stage_id', 'disconnected_at', 'reason'])
    .where('connection', '=', connection)
    .where('participant_id', '=', resourceId);
  if (stageId !== undefined) {
    changes = changes.where('stage_id', '=', stageId);
    disconnects = disconnects.where('stage_id', '=', stageId);
  }
  const [ofThings, ofPeople] = await Promise.all([
    changes.orderBy('changed_at', 'desc').limit(MOST_TOLD).execute(),
    disconnects.orderBy('disconnected_at', 'desc').limit(MOST_TOLD).execute(),
  ]);
  return [
    ...ofThings,
    ...ofPeople.map(({ participant_id, stage_id, disconnected_at, reason }) => ({
      operation: 'DisconnectParticipant',
      resource_id: participant_id,
      stage_id,
      changed_at: disconnected_at,
      reason,
    })),
  ]
    .toSorted((a, b) => b.changed_at - a.changed_at)
    .slice(0, MOST_TOLD);
}
