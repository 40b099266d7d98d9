import type { Database, ParticipantErrorsTable, ParticipantsTable, Row } from '#server/store/schema.ts';
import type { ParticipantErrorSighting, ParticipantSighting } from './sighting.ts';
import type { StateChange } from './state-change.ts';
import { upsert } from './upsert.ts';

/** The newest tells, whichever comes last; that somebody published stays true. */
export function mergeParticipant(
  known: Row<ParticipantsTable> | undefined,
  seen: ParticipantSighting,
): Row<ParticipantsTable> {
  const { at } = seen;
  const isNewest = known === undefined || known.last_seen <= at;
  const newest = isNewest
    ? {
        user_id: seen.userId,
        state: seen.state,
        recording_state: seen.recordingState,
        replication_type: seen.replicationType,
      }
    : {};
  const hasNewestDetails = seen.details !== undefined && (known?.details_at ?? 0) <= at;
  return {
    ...(known ?? {
      connection: seen.connection,
      stage_id: seen.stageId,
      session_id: seen.sessionId,
      participant_id: seen.participantId,
      user_id: null,
      state: null,
      recording_state: null,
      replication_type: null,
    }),
    ...newest,
    joined_at: known?.joined_at ?? seen.joinedAt,
    published: seen.published || known?.published === 1 ? 1 : 0,
    details: hasNewestDetails ? (seen.details ?? null) : (known?.details ?? null),
    details_at: hasNewestDetails ? at : (known?.details_at ?? null),
    first_seen: Math.min(known?.first_seen ?? at, at),
    last_seen: Math.max(known?.last_seen ?? at, at),
  };
}

const keyOf = (sessionId: string, participantId: string): string => `${sessionId} ${participantId}`;

/** @returns how individual recordings have changed since they were last seen */
export async function recordParticipants(
  db: Database,
  connection: string,
  seen: readonly ParticipantSighting[],
): Promise<StateChange[]> {
  const rows = await db
    .selectFrom('participants')
    .selectAll()
    .where('connection', '=', connection)
    .where('session_id', 'in', [...new Set(seen.map(({ sessionId }) => sessionId))])
    .where('participant_id', 'in', [...new Set(seen.map(({ participantId }) => participantId))])
    .execute();
  const known = new Map(rows.map((row) => [keyOf(row.session_id, row.participant_id), row]));
  const changes: StateChange[] = [];
  const touched = new Set<string>();
  for (const one of seen) {
    const key = keyOf(one.sessionId, one.participantId);
    const before = known.get(key);
    known.set(key, mergeParticipant(before, one));
    touched.add(key);
    if (before !== undefined && before.last_seen < one.at) changes.push(...recordingChange(before, one));
  }
  await upsert(
    db,
    {
      table: 'participants',
      key: ['connection', 'session_id', 'participant_id'],
      set: [
        'user_id',
        'joined_at',
        'state',
        'published',
        'recording_state',
        'replication_type',
        'details',
        'details_at',
        'first_seen',
        'last_seen',
      ],
    },
    [...known].flatMap(([key, row]) => (touched.has(key) ? [row] : [])),
  );
  return changes;
}

function recordingChange(before: Row<ParticipantsTable>, seen: ParticipantSighting): StateChange[] {
  const { connection, stageId, sessionId, participantId: resourceId, recordingState: to, at } = seen;
  const from = before.recording_state;
  if (to === null || to === from) return [];
  return [{ kind: 'recording', connection, resourceId, stageId, sessionId, from, to, at }];
}

/** A page of events may come again, and another page may have others: the largest count of one page stands. */
export function mergeError(
  known: Row<ParticipantErrorsTable> | undefined,
  seen: ParticipantErrorSighting,
): Row<ParticipantErrorsTable> {
  return {
    connection: seen.connection,
    stage_id: seen.stageId,
    session_id: seen.sessionId,
    participant_id: seen.participantId,
    error_code: seen.code,
    first_at: Math.min(known?.first_at ?? seen.firstAt, seen.firstAt),
    occurrences: Math.max(known?.occurrences ?? 0, seen.occurrences),
  };
}

export async function recordErrors(
  db: Database,
  connection: string,
  seen: readonly ParticipantErrorSighting[],
): Promise<void> {
  const rows = await db
    .selectFrom('participant_errors')
    .selectAll()
    .where('connection', '=', connection)
    .where('session_id', 'in', [...new Set(seen.map(({ sessionId }) => sessionId))])
    .where('participant_id', 'in', [...new Set(seen.map(({ participantId }) => participantId))])
    .execute();
  const errorKey = (sessionId: string, participantId: string, code: string) =>
    `${keyOf(sessionId, participantId)} ${code}`;
  const known = new Map(
    rows.map((row) => [errorKey(row.session_id, row.participant_id, row.error_code), row]),
  );
  for (const one of seen) {
    const key = errorKey(one.sessionId, one.participantId, one.code);
    known.set(key, mergeError(known.get(key), one));
  }
  await upsert(
    db,
    {
      table: 'participant_errors',
      key: ['connection', 'session_id', 'participant_id', 'error_code'],
      set: ['first_at', 'occurrences'],
    },
    [...known.values()],
  );
}
