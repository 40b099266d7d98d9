import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { KeptSession, type SessionAddress } from './kept-session.ts';

/** Sessions whose lanes are kept when one goes to another page: coming back fetches only what is new. */
const KEPT_SESSIONS = 4;

const keptBy = new WeakMap<QueryClient, Map<string, KeptSession>>();

function open(client: QueryClient, address: SessionAddress): KeptSession {
  let sessions = keptBy.get(client);
  if (!sessions) keptBy.set(client, (sessions = new Map()));
  const key = Object.values(address).join('/');
  const kept = sessions.get(key) ?? new KeptSession(address);
  // Put last again, so that the first is the one left longest ago.
  sessions.delete(key);
  sessions.set(key, kept);
  if (sessions.size > KEPT_SESSIONS) {
    const [oldest] = sessions.keys();
    if (oldest !== undefined) sessions.delete(oldest);
  }
  return kept;
}

/** The lanes of a session, kept in this browser while it is looked at and for a while after. */
export function useSessionTimeline({ connection, stageId, sessionId }: SessionAddress): KeptSession {
  const client = useQueryClient();
  const kept = useMemo(
    () => open(client, { connection, stageId, sessionId }),
    [client, connection, stageId, sessionId],
  );
  useEffect(() => () => kept.leave(Date.now()), [kept]);
  return kept;
}
