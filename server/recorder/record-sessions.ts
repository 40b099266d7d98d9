import type { Database, Row, SessionsTable } from '#server/store/schema.ts';
import type { SessionSighting } from './sighting.ts';
import type { StateChange } from './state-change.ts';
import { upsert } from './upsert.ts';

/** What the recorder itself knows of a session; the counts belong to those who have read it whole. */
export type KnownSession = Pick<
  Row<SessionsTable>,
  'connection' | 'stage_id' | 'session_id' | 'started_at' | 'ended_at' | 'first_seen' | 'last_seen'
>;

/** Start and end, once they are known, never change. */
export function mergeSession(known: KnownSession | undefined, seen: SessionSighting): KnownSession {
  const { connection, stageId, sessionId, startedAt, endedAt, at } = seen;
  return {
    connection,
    stage_id: stageId,
    session_id: sessionId,
    started_at: known?.started_at ?? startedAt ?? null,
    ended_at: known?.ended_at ?? endedAt ?? null,
    first_seen: Math.min(known?.first_seen ?? at, at),
    last_seen: Math.max(known?.last_seen ?? at, at),
  };
}

/** @returns which sessions are seen for the first time to have begun or ended */
export async function recordSessions(
  db: Database,
  connection: string,
  seen: readonly SessionSighting[],
): Promise<StateChange[]> {
  const before = await db
    .selectFrom('sessions')
    .select(['connection', 'stage_id', 'session_id', 'started_at', 'ended_at', 'first_seen', 'last_seen'])
    .where('connection', '=', connection)
    .where('session_id', 'in', [...new Set(seen.map(({ sessionId }) => sessionId))])
    .execute();
  const byId = new Map<string, KnownSession>(before.map((row) => [row.session_id, row]));
  const known = new Map(byId);
  for (const one of seen) known.set(one.sessionId, mergeSession(known.get(one.sessionId), one));
  const rows = [...known.values()];
  await upsert(
    db,
    {
      table: 'sessions',
      key: ['connection', 'session_id'],
      set: ['started_at', 'ended_at', 'first_seen', 'last_seen'],
    },
    // A new row has no counts yet.
    rows.map((row) => ({
      ...row,
      participants: null,
      publishers: null,
      errors: null,
      participants_at: null,
      events_at: null,
    })),
  );
  return rows.flatMap((row) => changesOf(byId.get(row.session_id), row));
}

function changesOf(
  before: KnownSession | undefined,
  { started_at, ended_at, ...row }: KnownSession,
): StateChange[] {
  const change = {
    connection: row.connection,
    kind: 'session',
    resourceId: row.session_id,
    stageId: row.stage_id,
    sessionId: row.session_id,
    once: true,
  } as const;
  return [
    ...(started_at !== null && (before?.started_at ?? null) === null
      ? [{ ...change, from: null, to: 'STARTED', at: started_at }]
      : []),
    ...(ended_at !== null && (before?.ended_at ?? null) === null
      ? [{ ...change, from: 'STARTED', to: 'ENDED', at: ended_at }]
      : []),
  ];
}
