import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { participants } from '#shared/participants/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { FRESH_MS } from '#web/api/query.ts';
import { request } from '#web/api/request.ts';
import { failureWords, isDenied, permissionsOf } from '#web/components/failure-words.ts';
import { SessionTimeline } from './data/session-timeline.ts';

export interface SessionAddress {
  connection: string;
  stageId: string;
  sessionId: string;
}

/** Sessions whose lanes are kept when one goes to another page: coming back costs no call. */
const KEPT_SESSIONS = 4;
const EVENTS_A_PAGE = 100;

/** A session in this browser, and what has to be known when one comes back to it. */
class Kept {
  readonly timeline: SessionTimeline;
  /** When the session was last left, by the browser's clock. */
  #leftAt = Number.POSITIVE_INFINITY;
  #end: number | undefined;

  constructor(timeline: SessionTimeline) {
    this.timeline = timeline;
  }

  /** @param end when the session ended; undefined while it is live or not known */
  endsAt(end: number | undefined): void {
    this.#end = end;
  }

  /** As for every other page: shown as it is when fresh, loaded anew when not. What is final stays as it is. */
  visit(now: number): void {
    if (now - this.#leftAt > FRESH_MS) this.timeline.store.markStale(this.#end);
  }

  leave(now: number): void {
    this.#leftAt = now;
    this.timeline.stop();
  }
}

const keptBy = new WeakMap<QueryClient, Map<string, Kept>>();

function inWords(error: unknown): string {
  const failure = asFailure(error);
  if (isDenied(failure)) return `the permission ${permissionsOf(participants.events).join(', ')} is missing`;
  return failureWords(failure).title;
}

function open(client: QueryClient, address: SessionAddress): Kept {
  let sessions = keptBy.get(client);
  if (!sessions) keptBy.set(client, (sessions = new Map()));
  const key = Object.values(address).join('/');
  let kept = sessions.get(key);
  if (!kept) {
    const timeline = new SessionTimeline(
      (participantId, nextToken, signal) =>
        request(
          participants.events,
          { ...address, participantId, nextToken, maxResults: EVENTS_A_PAGE },
          signal,
        ),
      inWords,
    );
    kept = new Kept(timeline);
  }
  // Put last again, so that the first is the one left longest ago.
  sessions.delete(key);
  sessions.set(key, kept);
  if (sessions.size > KEPT_SESSIONS) {
    const [oldest] = sessions.keys();
    if (oldest !== undefined) sessions.delete(oldest);
  }
  return kept;
}

/**
 * The lanes of a session, kept in this browser while it is looked at and for a while after.
 * @param end when the session ended, milliseconds since the epoch, as soon as it is known
 */
export function useSessionTimeline(address: SessionAddress, end: number | undefined): SessionTimeline {
  const client = useQueryClient();
  const { connection, stageId, sessionId } = address;
  const kept = useMemo(
    () => open(client, { connection, stageId, sessionId }),
    [client, connection, stageId, sessionId],
  );
  useEffect(() => kept.endsAt(end), [kept, end]);
  useEffect(() => {
    kept.visit(Date.now());
    return () => kept.leave(Date.now());
  }, [kept]);
  return kept.timeline;
}
