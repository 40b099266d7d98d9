import { adviceFor } from './advice.ts';
import type { Cause } from './causes.ts';
import type { Evidence, FoundCause } from './finding.ts';
import type { Entry } from './known.ts';
import { eventEvidence, eventsOf, factEvidence, type PlacedEvent } from './ordered-events.ts';
import { PUBLISHING, replicatingTo, standingAt, stretchesOf } from './stretches.ts';
import { fromThen } from './words.ts';

interface Gap {
  name: string;
  /** The replica's last LEFT before, and its next JOINED after. */
  ended: PlacedEvent | undefined;
  next: PlacedEvent | undefined;
}

/**
 * Why a replica was not there: what became of its participant in the stage that it comes from. Where the source could
 * not be read, the replica's own coming and going tells it all the same.
 */
export function replicaAbsence(replica: Entry, at: number, gap: Gap): FoundCause {
  const { name, ended, next } = gap;
  const found = (cause: Cause, words: string, evidence: readonly Evidence[]): FoundCause => ({
    cause,
    rung: 'y-present',
    words,
    evidence,
    whatToDo: adviceFor(cause),
  });
  const source = replica.source?.eventsKnown === 'whole' ? replica.source : undefined;
  const events = source ? eventsOf(source) : [];
  const replication = standingAt(stretchesOf(events, replicatingTo(replica.sessionId)), at);
  const publishing = standingAt(stretchesOf(events, PUBLISHING), at);
  const sourceStopped = publishing.state === 'out' ? publishing.ended : undefined;

  if (source && replication.state === 'in' && sourceStopped)
    return found(
      'replication-source-stopped',
      `${name} is replicated from another stage, and had stopped publishing there ${fromThen(sourceStopped.at, at)}; the replication waited.`,
      eventEvidence(sourceStopped, ended, next),
    );
  if (source && replication.state === 'out' && replication.ended) {
    const stop = replication.ended;
    if (sourceStopped && sourceStopped.at <= stop.at)
      return found(
        'replication-source-stopped',
        `${name} is replicated from another stage, and had stopped publishing there ${fromThen(sourceStopped.at, at)}, which ended the replication.`,
        eventEvidence(sourceStopped, stop, ended, next),
      );
    return found(
      'replication-ended',
      `${name} is replicated from another stage, and the replication had ended ${fromThen(stop.at, at)}.`,
      eventEvidence(stop, ended, next),
    );
  }
  if (ended)
    return found(
      'replication-ended',
      `${name} is a replica, which had gone ${fromThen(ended.at, at)}.`,
      eventEvidence(ended, next),
    );
  const start = replication.next ?? next;
  return found(
    'replication-not-started',
    `${name} is a replica, and the replication to this stage began later${start ? `: ${fromThen(start.at, at)}` : ''}.`,
    start
      ? eventEvidence(replication.next, next)
      : [factEvidence(`Participant ${replica.participantId} is a replica in this session, and came later.`)],
  );
}
