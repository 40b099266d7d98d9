import type { Entry, Known } from './known.ts';
import { eventsOf } from './ordered-events.ts';
import { PRESENCE, PUBLISHING, receiving, type Stretch, stretchesOf } from './stretches.ts';

/** A stretch to be drawn; an end that is not known is left out. ISO 8601. */
export interface Span {
  from?: string | undefined;
  to?: string | undefined;
}

/** What is to be drawn of one participant. */
export interface Lane {
  participantId: string;
  userId?: string | undefined;
  stageId: string;
  sessionId: string;
  eventsKnown: 'whole' | 'part' | 'none';
  events: number;
  presence: Span[];
  publishing: Span[];
  /** Of X: its subscriptions to the participants of Y. */
  receiving: Span[];
  errors: { at: string; name: string; errorCode?: string | undefined }[];
}

const iso = (instant: number): string => new Date(instant).toISOString();

const spans = (stretches: readonly Stretch[]): Span[] =>
  stretches.map(({ from, to }) => ({
    ...(from === undefined ? {} : { from: iso(from.at) }),
    ...(to === undefined ? {} : { to: iso(to.at) }),
  }));

/** @param receivedIds participants whose reception is drawn */
export function laneOf(entry: Entry, receivedIds: readonly string[]): Lane {
  const events = eventsOf(entry);
  // A part of the events may mislead: it is counted, and not drawn.
  const drawn = entry.eventsKnown === 'whole' ? events : [];
  return {
    participantId: entry.participantId,
    userId: entry.userId,
    stageId: entry.stageId,
    sessionId: entry.sessionId,
    eventsKnown: entry.eventsKnown,
    events: events.length,
    presence: spans(stretchesOf(drawn, PRESENCE)),
    publishing: spans(stretchesOf(drawn, PUBLISHING)),
    receiving: receivedIds.flatMap((id) => spans(stretchesOf(drawn, receiving(id)))),
    errors: events
      .filter(({ name }) => name.endsWith('_ERROR'))
      .map(({ at, name, errorCode }) => ({ at: iso(at), name, errorCode })),
  };
}

/** The lanes of both, X's with what it received of Y. A replica's source stands below it. */
export function lanesOf({ x, y }: Known): { x: Lane[]; y: Lane[] } {
  const receivedIds = y.entries.map(({ participantId }) => participantId);
  return {
    x: x.entries.map((entry) => laneOf(entry, receivedIds)),
    y: y.entries.flatMap((entry) => [
      laneOf(entry, []),
      ...(entry.source === undefined ? [] : [laneOf(entry.source, [])]),
    ]),
  };
}
