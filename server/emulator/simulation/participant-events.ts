import type { ErrorCode, EventName } from './event-names.ts';
import { SECOND } from './schedule.ts';
import type { Exchange, Failure, ParticipantScript, ReplicationSpan, SessionScript } from './script.ts';
import type { Span } from './span.ts';

/** One event of a participant, with the session's instants. */
export interface ScriptedEvent {
  at: number;
  name: EventName;
  remoteParticipantId?: string;
  errorCode?: ErrorCode;
  replica: boolean;
  destination?: ReplicationSpan;
  exchange?: Exchange;
}

/** Everybody can be subscribed to but the two encoders behind redundant ingest. */
function canBeSeen(publisher: ParticipantScript): boolean {
  return publisher.ingest?.part !== 'physical';
}

/** A small number that is the same for a pair every time: how many seconds a subscription takes. */
function delay(subscriber: string, publisher: string, from: number): number {
  const mixed = Math.imul(
    (subscriber.charCodeAt(0) << 16) ^ (subscriber.charCodeAt(5) << 8) ^ publisher.charCodeAt(3),
    0x9e3779b1 ^ (from / SECOND),
  );
  return ((mixed >>> 8) % 3) * SECOND;
}

/** Subscribing to a publisher: from shortly after both are there until one of them is not. */
function addSubscription(
  events: ScriptedEvent[],
  participant: ParticipantScript,
  publisher: ParticipantScript,
  from: number,
  to: number,
): void {
  const { participantId: remoteParticipantId } = publisher;
  const at = from + delay(participant.participantId, remoteParticipantId, from);
  if (at >= to) return;
  // Of a subscribe event the flag tells whether the remote participant is a replica (API model).
  const replica = publisher.replication.type === 'REPLICA';
  events.push(
    { at, name: 'SUBSCRIBE_STARTED', replica, remoteParticipantId },
    { at: to, name: 'SUBSCRIBE_STOPPED', replica, remoteParticipantId },
  );
}

function pairs(
  spans: readonly Span[],
  began: EventName,
  ended: EventName,
  replica: boolean,
): ScriptedEvent[] {
  return spans.flatMap((span) => [
    { at: span.from, name: began, replica },
    { at: span.to, name: ended, replica },
  ]);
}

function failed(failure: Failure, replica: boolean): ScriptedEvent {
  return { ...failure, replica };
}

function replications(participant: ParticipantScript): ScriptedEvent[] {
  if (participant.replication.type !== 'SOURCE') return [];
  return participant.replication.spans.flatMap((destination) => [
    { at: destination.from, name: 'REPLICATION_STARTED', replica: false, destination },
    { at: destination.to, name: 'REPLICATION_STOPPED', replica: false, destination },
  ]);
}

/**
 * All events of one participant, unsorted but always in the same order. They follow from its own script and from the
 * publications of the twelve or so who publish, never from the rest of the audience.
 */
export function eventsOf(script: SessionScript, participant: ParticipantScript): ScriptedEvent[] {
  const replica = participant.replication.type === 'REPLICA';
  const events: ScriptedEvent[] = [
    ...pairs(participant.presences, 'JOINED', 'LEFT', replica),
    ...pairs(participant.publications, 'PUBLISH_STARTED', 'PUBLISH_STOPPED', replica),
    ...participant.failures.map((failure) => failed(failure, replica)),
    ...participant.exchanges.map((exchange) => ({
      at: exchange.at,
      name: 'TOKEN_EXCHANGED' as const,
      replica,
      exchange,
    })),
    ...replications(participant),
  ];
  const { watching, choices } = participant;
  if (watching.length === 0 && choices === undefined) return events;
  for (const publisher of script.publishers) {
    if (publisher.participantId === participant.participantId || !canBeSeen(publisher)) continue;
    const wanted = choices?.get(publisher.participantId) ?? watching;
    for (const publication of publisher.publications) {
      for (const stretch of wanted) {
        const from = Math.max(publication.from, stretch.from);
        const to = Math.min(publication.to, stretch.to);
        if (from < to) addSubscription(events, participant, publisher, from, to);
      }
    }
  }
  return events;
}
