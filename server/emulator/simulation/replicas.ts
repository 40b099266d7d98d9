import type { Random } from '../state/random.ts';
import { type Draft, draftOf, type Occasion } from './draft.ts';
import { SECOND, type SessionPlan } from './schedule.ts';
import type { ParticipantScript, ReplicationSpan, SessionScript } from './script.ts';
import type { Seated } from './seats.ts';
import { lengthOf, longest, overlap, type Span } from './span.ts';
import type { StageDefinition } from './stage-definition.ts';

/** Replication of publishers from a stage to those that follow it. */

export interface Destination {
  stage: StageDefinition;
  plan: SessionPlan;
}

/** From shortly after both sessions run until the publisher stops, the destination goes off air, or earlier. */
function shared(
  publication: Span | undefined,
  destination: Destination,
  random: Random,
  early: boolean,
): Span | undefined {
  if (!publication) return undefined;
  const room = { from: destination.plan.startsAt + 5 * SECOND, to: destination.plan.offAirAt - 2 * SECOND };
  const common = overlap(publication, room);
  if (!common || lengthOf(common) < 90 * SECOND) return undefined;
  const from = common.from + random.integer(4, 40) * SECOND;
  return { from, to: early ? Math.min(common.to, from + random.integer(40, 400) * SECOND) : common.to };
}

/**
 * Which of the cast are replicated, and when: whoever holds the session, as long as possible, and the first other
 * host or guest who can be, for some minutes.
 */
export function replicated(
  cast: readonly Seated[],
  destinations: readonly Destination[],
  random: Random,
): ReadonlyMap<Draft, ReplicationSpan[]> {
  const spans = new Map<Draft, ReplicationSpan[]>();
  for (const destination of destinations) {
    const add = (seated: Seated, early: boolean): boolean => {
      const span = shared(longest(seated.publications), destination, random, early);
      if (!span) return false;
      const { stage, plan } = destination;
      const entry = { ...span, destinationStageId: stage.id, destinationSessionId: plan.sessionId };
      spans.set(seated.draft, [...(spans.get(seated.draft) ?? []), entry]);
      return true;
    };
    const people = cast.filter(({ draft }) => draft.watches || draft.mainstay);
    const mainstay = people.find(({ draft }) => draft.mainstay);
    if (mainstay) add(mainstay, false);
    people.some((seated) => seated !== mainstay && add(seated, true));
  }
  return spans;
}

/** The replica joins a second after replication has begun; it is the same participant in another stage. */
function replicaOf(
  occasion: Occasion,
  source: { stage: StageDefinition; script: SessionScript },
  participant: ParticipantScript,
  span: Span,
): Draft {
  const there = { from: span.from + SECOND, to: span.to };
  return draftOf(occasion.plan.seed.at('replica', participant.participantId), {
    participantId: participant.participantId,
    person: participant.person,
    // StartParticipantReplication may give attributes that override the token's.
    attributes: { ...participant.attributes, role: 'remote', order: '1' },
    presences: [there],
    wanted: [there],
    watches: false,
    replication: {
      type: 'REPLICA',
      sourceStageId: source.stage.id,
      sourceSessionId: source.script.sessionId,
      spans: [span],
    },
  });
}

/** Everybody whom the followed stage replicates to this session. */
export function replicasIn(
  occasion: Occasion,
  source: { stage: StageDefinition; script: SessionScript } | undefined,
): Draft[] {
  if (!source) return [];
  return source.script.publishers.flatMap((participant) =>
    participant.replication.type === 'SOURCE'
      ? participant.replication.spans
          .filter((span) => span.destinationSessionId === occasion.plan.sessionId)
          .map((span) => replicaOf(occasion, source, participant, span))
      : [],
  );
}
