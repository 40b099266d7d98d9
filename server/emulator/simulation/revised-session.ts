import type { Seed } from '../state/random.ts';
import type { ActedPerson } from './acted-person.ts';
import { isPublishing } from './project-session.ts';
import { recordingsOf } from './recordings.ts';
import type { Failure, ParticipantScript, Recording, SessionScript } from './script.ts';
import type { SeatedInTime } from './seats-in-time.ts';
import { recordingDice } from './session-script.ts';
import type { Span } from './span.ts';
import type { RecordingSetup } from './stage-definition.ts';

/** Somebody whose acts are known, as a participant who publishes whenever it would. */
export function asParticipant(acted: ActedPerson): ParticipantScript {
  const { wanted, choices, ...rest } = acted;
  return {
    ...rest,
    ...(choices.size > 0 ? { choices } : {}),
    publications: wanted,
    recordings: [],
    replication: { type: 'NONE' },
  };
}

/** A participant with the publications that found a seat, and an error for each that did not. */
export function withSeats(
  participant: ParticipantScript,
  seated: SeatedInTime | undefined,
): ParticipantScript {
  if (seated === undefined) return participant;
  const { publications, refusedAt } = seated;
  if (refusedAt.length === 0) return { ...participant, publications };
  const refusals = refusedAt.map((at): Failure => ({
    at,
    name: 'PUBLISH_ERROR',
    errorCode: 'QUOTA_EXCEEDED',
  }));
  return { ...participant, publications, failures: [...participant.failures, ...refusals] };
}

/** What the recordings of a session follow from. */
export interface RecordingCircumstances {
  setupAt: (instant: number) => RecordingSetup | undefined;
  sessionSeed: Seed;
  endsAt: number;
  /** The publications that the scenario gives a participant. */
  scripted: (participantId: string) => readonly Span[];
}

export function recordingsIn(
  circumstances: RecordingCircumstances,
  participant: ParticipantScript,
): readonly Recording[] {
  const { participantId, publications, ingest, replication } = participant;
  // Of redundant ingest each physical stream is recorded by itself (AWS's guide on RTMP publishing).
  if (publications.length === 0 || ingest?.part === 'virtual') return [];
  const scripted = new Map(circumstances.scripted(participantId).map(({ from, to }) => [from, to]));
  return recordingsOf({
    publications,
    setupAt(instant) {
      const setup = circumstances.setupAt(instant);
      return replication.type === 'REPLICA' && setup?.replicas === false ? undefined : setup;
    },
    endsAt: circumstances.endsAt,
    random: recordingDice(circumstances.sessionSeed, participantId),
    scriptedEnd: ({ from }) => scripted.get(from),
  });
}

export interface SessionRevision {
  sessionId: string;
  startsAt: number;
  endsAt: number;
  /** The session as the scenario has it; `undefined` for one that was begun by hand. */
  base: SessionScript | undefined;
  /** Everybody who came in by hand, and everybody of the scenario who was made to act, as they are in the end. */
  changed: ReadonlyMap<string, ParticipantScript>;
  /** What becomes of somebody of the scenario who is not among them. */
  revised: (participant: ParticipantScript) => ParticipantScript;
}

/** The session as it is after all that was done to it. */
export function reviseSession(revision: SessionRevision): SessionScript {
  const { sessionId, startsAt, endsAt, base, changed } = revision;
  const final = (participant: ParticipantScript) =>
    changed.get(participant.participantId) ?? revision.revised(participant);
  const all = new Map<string, ParticipantScript>();
  for (const scripted of base?.publishers ?? []) all.set(scripted.participantId, final(scripted));
  for (const [participantId, participant] of changed) all.set(participantId, participant);
  const publishers = [...all.values()].filter(
    ({ presences, publications }) => presences.length > 0 && publications.length > 0,
  );
  const byId = new Map(publishers.map((publisher) => [publisher.participantId, publisher]));
  let everybody: readonly ParticipantScript[] | undefined;
  let index: ReadonlyMap<string, ParticipantScript> | undefined;

  /** Who asked in vain for a publisher by the scenario finds it there, or does not know it, once that has changed. */
  const stillFails = ({ at, remoteParticipantId: remote }: Failure): boolean => {
    if (remote === undefined) return true;
    const publisher = byId.get(remote);
    const [joined] = publisher?.presences ?? [];
    if (!publisher || !joined) return false;
    // What begins in the very second of the failure came after it.
    return joined.from <= at && !isPublishing(publisher, at - 1);
  };
  const audience = (participant: ParticipantScript): ParticipantScript => {
    const known = all.get(participant.participantId);
    if (known) return known;
    const now = final(participant);
    return now.failures.every(stillFails) ? now : { ...now, failures: now.failures.filter(stillFails) };
  };
  const participants = (): readonly ParticipantScript[] => {
    const scripted = (base?.participants ?? []).map(audience);
    const known = new Set(scripted.map(({ participantId }) => participantId));
    const others = [...changed.values()].filter(({ participantId }) => !known.has(participantId));
    everybody ??= [...scripted, ...others]
      .filter(({ presences }) => presences.length > 0)
      .toSorted((one, other) => (one.participantId < other.participantId ? -1 : 1));
    return everybody;
  };
  return {
    sessionId,
    startsAt,
    endsAt,
    publishers,
    get participants() {
      return everybody ?? participants();
    },
    participant(participantId) {
      const found = byId.get(participantId);
      if (found) return found;
      index ??= new Map(
        (everybody ?? participants()).map((participant) => [participant.participantId, participant]),
      );
      return index.get(participantId);
    },
  };
}
