import type { KnownDisconnect } from '#shared/investigator/known.ts';
import type { Audit } from '#server/audit/audit-log.ts';
import type { Recorder } from '#server/recorder/recorder.ts';
import type { Database } from '#server/store/schema.ts';

/** What the record of disconnections is read from. */
export interface OwnRecord {
  store: { db: Database };
  recorder: Pick<Recorder, 'flush'>;
  audit: Pick<Audit, 'entries'>;
}

/** Of a participant one is more than enough, but the same id may be used in many sessions of a stage. */
const MOST_TOLD = 100;

/** By the audit log, which says who it was too. What AWS has refused is none. */
async function byTheLog(
  audit: OwnRecord['audit'],
  connection: string,
  stageId: string,
  participantIds: readonly string[],
): Promise<KnownDisconnect[]> {
  const found = await Promise.all(
    participantIds.map(async (participantId) => {
      const about = { connection, object: participantId, onStage: stageId };
      const done = { action: 'DisconnectParticipant', outcome: 'ok' } as const;
      const entries = await audit.entries({ ...about, ...done }, undefined, MOST_TOLD);
      return entries.map(({ row, upstreamAt }) => ({
        participantId,
        at: upstreamAt ?? row.at,
        ...(row.reason === null ? {} : { reason: row.reason }),
        ...(row.person_name === null ? {} : { by: row.person_name }),
        auditSeq: row.seq,
      }));
    }),
  );
  return found.flat();
}

/**
 * When this console took some people out of a stage, the earliest first: by the audit log, and by what
 * it has seen of its own calls, which is older than the log and forgotten with the sessions.
 * @returns undefined where the record cannot be read
 */
export async function ownDisconnects(
  { store, recorder, audit }: OwnRecord,
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
    const logged = await byTheLog(audit, connection, stageId, participantIds);
    const keyOf = ({ participantId, at }: KnownDisconnect): string => `${participantId} ${at}`;
    const known = new Set(logged.map(keyOf));
    const seen = rows.map(({ participant_id, disconnected_at, reason }) => ({
      participantId: participant_id,
      at: disconnected_at,
      ...(reason === null ? {} : { reason }),
    }));
    return [...logged, ...seen.filter((one) => !known.has(keyOf(one)))].toSorted(
      (one, other) => one.at - other.at || (one.participantId < other.participantId ? -1 : 1),
    );
  } catch {
    // The database fails for a moment: that the answer says so is better than no answer.
    return undefined;
  }
}
