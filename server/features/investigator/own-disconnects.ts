import type { KnownDisconnect } from '#shared/investigator/known.ts';
import type { Recorder } from '#server/recorder/recorder.ts';
import type { Database } from '#server/store/schema.ts';

/** What the record of disconnections is read from. */
export interface OwnRecord {
  store: { db: Database };
  recorder: Pick<Recorder, 'flush'>;
}

/** Of a participant one is more than enough, but the same id may be used in many sessions of a stage. */
const MOST_TOLD = 100;

/**
 * When this console took some people out of a stage, the earliest first, as far back as it keeps what it has seen.
 * @returns undefined where the record cannot be read
 */
export async function ownDisconnects(
  { store, recorder }: OwnRecord,
  connection: string,
  stageId: string,
  participantIds: readonly string[],
): Promise<readonly KnownDisconnect[] | undefined> {
  if (participantIds.length === 0) return [];
  try {
    await recorder.flush();
    const rows = await store.db
      .selectFrom('own_disconnects')
      .select(['participant_id', 'disconnected_at', 'reason'])
      .where('connection', '=', connection)
      .where('stage_id', '=', stageId)
      .where('participant_id', 'in', participantIds)
      .orderBy('disconnected_at')
      .orderBy('participant_id')
      .limit(MOST_TOLD)
      .execute();
    return rows.map(({ participant_id, disconnected_at, reason }) => ({
      participantId: participant_id,
      at: disconnected_at,
      ...(reason === null ? {} : { reason }),
    }));
  } catch {
    // The database fails for a moment: that the answer says so is better than no answer.
    return undefined;
  }
}
