import {
  recordingsIn,
  type RecordingCircumstances,
  reviseSession,
  withSeats,
} from '../simulation/revised-session.ts';
import { wholeSeconds } from '../simulation/schedule.ts';
import type { ParticipantScript, ReplicationSpan, SessionScript } from '../simulation/script.ts';
import type { Span } from '../simulation/span.ts';
import { sessionIn } from '../simulation/timetable.ts';
import { asReplicated, cut, inGroups, inTurn, scriptedReplicationEnd } from './session-people.ts';
import { isCalledOff } from './session-times.ts';
import type { Work, Works } from './session-work.ts';
import { type ReplicationStart, setupAt } from './stage-book.ts';

function circumstancesOf(work: Work): RecordingCircumstances {
  const { book, plan, sessionId } = work;
  return {
    setupAt: (instant) => setupAt(book, instant),
    sessionSeed: plan?.seed ?? book.stage.seed.at('session', sessionId),
    endsAt: work.times().endsAt,
    scripted: (participantId) =>
      work.base()?.publishers.find((publisher) => publisher.participantId === participantId)?.publications ??
      [],
  };
}

/** By participant. */
type Departures = ReadonlyMap<string, readonly ReplicationStart[][]>;

function departuresOf({ book, sessionId }: Work): Departures {
  const departures = new Map<string, ReplicationStart[][]>();
  for (const group of inGroups(book.departures.get(sessionId) ?? [])) {
    const participantId = group[0]?.participantId ?? '';
    departures.set(participantId, [...(departures.get(participantId) ?? []), group]);
  }
  return departures;
}

/** What is left of a replication that the scenario has. */
function scriptedSpan(
  works: Works,
  work: Work,
  participantId: string,
  span: ReplicationSpan,
): ReplicationSpan | undefined {
  const destination = works.made(span.destinationStageId);
  const plan = destination && work.plan && sessionIn(destination, work.plan.slot);
  if (!plan || isCalledOff(works, destination, plan)) return undefined;
  const to = scriptedReplicationEnd(works, work, destination.id, participantId, span);
  return to > span.from ? { ...span, to } : undefined;
}

/** Where somebody is replicated to, by the scenario and by order. */
function replicationOf(
  works: Works,
  work: Work,
  participant: ParticipantScript,
  groups: readonly ReplicationStart[][],
): ParticipantScript['replication'] {
  const { publications, replication, participantId } = participant;
  if (replication.type === 'REPLICA') return replication;
  // An order takes the place of what the scenario would do later.
  const isReplaced = (span: ReplicationSpan) =>
    groups.some(([first]) => {
      const sameSession = first?.destinationSessionId === span.destinationSessionId;
      return first !== undefined && sameSession && wholeSeconds(first.at) <= span.from;
    });
  const scripted = replication.type === 'SOURCE' ? replication.spans : [];
  const spans = scripted
    .filter((span) => !isReplaced(span))
    .flatMap((span) => scriptedSpan(works, work, participantId, span) ?? []);
  for (const group of groups) {
    const [first] = group;
    if (!first) continue;
    const { destinationStageId, destinationSessionId } = first;
    for (const span of inTurn(works, group, publications).spans) {
      spans.push({ ...span, destinationStageId, destinationSessionId });
    }
  }
  if (spans.length === 0) return { type: 'NONE' };
  const ended = untilEnd(spans, work.times().endsAt);
  return { type: 'SOURCE', spans: ended.toSorted((one, other) => one.from - other.from) };
}

/**
 * A replication ends with its source's session at the latest: a reconnect window may be longer than a session lingers.
 * UNCONFIRMED: AWS's pages do not name the case.
 */
function untilEnd<Of extends Span>(spans: readonly Of[], endsAt: number): Of[] {
  return spans.map((span) => ({ ...span, to: Math.min(span.to, endsAt) }));
}

/** A replica by order, replicated no longer than its source's session lasts. */
function endedWithSource(works: Works, replica: ParticipantScript): ParticipantScript {
  const { replication } = replica;
  const source = replication.type === 'REPLICA' ? works.made(replication.sourceStageId) : undefined;
  if (replication.type !== 'REPLICA' || !source) return replica;
  const { endsAt } = works.of(source, { sessionId: replication.sourceSessionId }).times();
  return { ...replica, replication: { ...replication, spans: untilEnd(replication.spans, endsAt) } };
}

/** The session in its final form. */
export function scriptOf(works: Works, work: Work): SessionScript {
  const circumstances = circumstancesOf(work);
  const departures = departuresOf(work);
  const finished = (participant: ParticipantScript): ParticipantScript => ({
    ...participant,
    recordings: recordingsIn(circumstances, participant),
    replication: replicationOf(works, work, participant, departures.get(participant.participantId) ?? []),
  });
  const changed = new Map<string, ParticipantScript>();
  for (const [id, person] of work.acted()) {
    changed.set(id, finished(withSeats(person, work.seated().get(id))));
  }
  for (const [id, replica] of work.replicas()) changed.set(id, finished(endedWithSource(works, replica)));
  return reviseSession({
    sessionId: work.sessionId,
    ...work.times(),
    base: work.base(),
    changed,
    revised(participant) {
      const remaining = cut(work, participant);
      if (participant.publications.length === 0) return remaining;
      const seats = work.seated().get(participant.participantId);
      return finished(asReplicated(works, work, withSeats(remaining, seats)));
    },
  });
}
