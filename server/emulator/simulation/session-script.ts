import type { Random, Seed } from '../state/random.ts';
import { audienceOf } from './audience.ts';
import { peopleOnStage } from './cast.ts';
import { type Draft, type Occasion, occasionOf } from './draft.ts';
import { encodersOf } from './encoders.ts';
import { withIncident } from './incidents.ts';
import { recordingsOf } from './recordings.ts';
import { type Destination, replicasIn, replicated } from './replicas.ts';
import type { SessionPlan } from './schedule.ts';
import type { ParticipantScript, Recording, ReplicationSpan, SessionScript } from './script.ts';
import { seat, type Seated } from './seats.ts';
import type { Span } from './span.ts';
import type { StageDefinition } from './stage-definition.ts';

/** What the script of a session needs to know of other stages. */
export interface Surroundings {
  /** The sessions that this one's publishers are replicated to. */
  destinations: readonly Destination[];
  /** The session whose publishers are replicated to this one. */
  source: { stage: StageDefinition; script: SessionScript } | undefined;
}

/** The same for a participant of a session, whatever becomes of its publications. */
export function recordingDice(sessionSeed: Seed, participantId: string): Random {
  return sessionSeed.at('recording', participantId).random();
}

function recordingsFor(occasion: Occasion, draft: Draft, publications: readonly Span[]): Recording[] {
  const setup = occasion.stage.recording;
  // Of redundant ingest each physical stream is recorded by itself (AWS's guide on RTMP publishing).
  if (!setup || draft.ingest?.part === 'virtual') return [];
  if (draft.replication.type === 'REPLICA' && !setup.replicas) return [];
  return recordingsOf({
    publications,
    setupAt: () => setup,
    endsAt: occasion.plan.endsAt,
    random: recordingDice(occasion.plan.seed, draft.participantId),
    scriptedEnd: (span) => span.to,
  });
}

function finished(
  occasion: Occasion,
  { draft, publications }: Seated,
  spans: readonly ReplicationSpan[] | undefined,
): ParticipantScript {
  return {
    participantId: draft.participantId,
    person: draft.person,
    attributes: draft.attributes,
    exchanges: draft.exchanges,
    presences: draft.presences,
    publications,
    watching: draft.watches ? draft.presences : [],
    failures: draft.failures,
    recordings: recordingsFor(occasion, draft, publications),
    replication: spans ? { type: 'SOURCE', spans } : draft.replication,
    ingest: draft.ingest,
  };
}

function castOf(occasion: Occasion, surroundings: Surroundings): ParticipantScript[] {
  // In the order in which seats for publishers are given out.
  const drafts = [
    ...replicasIn(occasion, surroundings.source),
    ...encodersOf(occasion),
    ...peopleOnStage(occasion),
  ];
  const cast = seat(withIncident(occasion, drafts));
  const random = occasion.plan.seed.at('replication').random();
  const spans = replicated(cast, surroundings.destinations, random);
  return cast.map((seated) => finished(occasion, seated, spans.get(seated.draft)));
}

/** The course of one session from its first second to its last; always the same for the same plan. */
export function writeScript(
  stage: StageDefinition,
  plan: SessionPlan,
  surroundings: Surroundings,
): SessionScript {
  const occasion = occasionOf(stage, plan);
  const cast = castOf(occasion, surroundings);
  const publishers = cast.filter((participant) => participant.publications.length > 0);
  // The audience is large and often not asked for: replicas and ingest states need the cast alone.
  let everybody: readonly ParticipantScript[] | undefined;
  let index: ReadonlyMap<string, ParticipantScript> | undefined;
  const participants = () => {
    const visible = publishers.filter((publisher) => publisher.ingest?.part !== 'physical');
    everybody ??= [...cast, ...audienceOf(occasion, visible)].toSorted((one, other) =>
      one.participantId < other.participantId ? -1 : 1,
    );
    return everybody;
  };
  return {
    sessionId: plan.sessionId,
    startsAt: plan.startsAt,
    endsAt: plan.endsAt,
    publishers,
    get participants() {
      return participants();
    },
    participant(participantId) {
      index ??= new Map(participants().map((participant) => [participant.participantId, participant]));
      return index.get(participantId);
    },
  };
}
