import { actedPerson } from '../simulation/acted-person.ts';
import { cutShort } from '../simulation/cut.ts';
import { attributesAt } from '../simulation/project-session.ts';
import { type ReplicationOrder, replicaSpans, replicationSpan } from '../simulation/replication-course.ts';
import { asParticipant, withSeats } from '../simulation/revised-session.ts';
import { SECOND, wholeSeconds } from '../simulation/schedule.ts';
import type { ParticipantScript } from '../simulation/script.ts';
import { type Candidate, seatInTime, type SeatedInTime } from '../simulation/seats-in-time.ts';
import { covers, overlaps, type Span } from '../simulation/span.ts';
import { sessionIn } from '../simulation/timetable.ts';
import type { Work, Works } from './session-work.ts';
import { type ReplicationStart, replicationStop } from './stage-book.ts';

/** Somebody of the scenario until it is cut off by what happens to the stage or to the way in. */
export function cut(work: Work, participant: ParticipantScript): ParticipantScript {
  const { book, sessionId } = work;
  const { ingest, participantId, replication } = participant;
  // A replication by hand takes the place of the scenario's.
  const order =
    replication.type === 'REPLICA'
      ? book.arrivals.get(sessionId)?.find((one) => one.participantId === participantId)
      : undefined;
  const at = Math.min(
    book.deletedAt ?? Infinity,
    (ingest && book.detached.get(ingest.configurationId)) ?? Infinity,
    order ? wholeSeconds(order.at) : Infinity,
  );
  return at === Infinity ? participant : cutShort(participant, at);
}

/** Those who were made to act. Taken over from the scenario, or come by hand. */
export function actedIn(work: Work): ReadonlyMap<string, ParticipantScript> {
  const { book, sessionId } = work;
  const people = new Map<string, ParticipantScript>();
  for (const [participantId, acts] of book.acts.get(sessionId) ?? []) {
    const known = work.base()?.participant(participantId);
    const scripted = known && cut(work, known);
    const joined = acts.find((act) => act.kind === 'person-joined');
    const from = scripted ?? (joined && newcomer(work, joined));
    // A replica is another stage's participant: what is done to it here ends its replication, and no more.
    if (!from || scripted?.replication.type === 'REPLICA') continue;
    const { replication } = scripted ?? { replication: { type: 'NONE' as const } };
    const acted = { ...asParticipant(actedPerson(acts, from)), replication };
    people.set(participantId, book.deletedAt === undefined ? acted : cutShort(acted, book.deletedAt));
  }
  return people;
}

function newcomer(
  { book }: Work,
  joined: { participantId: string; token: { userId: string }; device: ParticipantScript['person']['device'] },
): Pick<ParticipantScript, 'person'> {
  const seed = book.stage.seed.at('acted', joined.participantId);
  return { person: { userId: joined.token.userId, device: joined.device, seed } };
}

/** Somebody whom the session has not from elsewhere, before seats are given out. */
function native(work: Work, participantId: string): ParticipantScript | undefined {
  const acted = work.acted().get(participantId);
  if (acted) return acted;
  const base = work.base();
  const scripted =
    base?.publishers.find((candidate) => candidate.participantId === participantId) ??
    base?.participant(participantId);
  return scripted && cut(work, scripted);
}

/** The publications of somebody in another session, as it wants them or as it has found seats. */
function publicationsOf(
  works: Works,
  stageId: string,
  sessionId: string,
  participantId: string,
  seated: boolean,
): readonly Span[] {
  const stage = works.made(stageId);
  const work = stage && works.of(stage, { sessionId });
  const found = seated ? work?.seated().get(participantId) : undefined;
  return found?.publications ?? (work && native(work, participantId))?.publications ?? [];
}

/** Orders of the same publisher to the same session. */
export function inGroups(orders: readonly ReplicationStart[]): readonly ReplicationStart[][] {
  const groups = new Map<string, ReplicationStart[]>();
  for (const order of orders) {
    const { participantId, sourceStageId, sourceSessionId, destinationStageId, destinationSessionId } = order;
    const key = [
      participantId,
      sourceStageId,
      sourceSessionId,
      destinationStageId,
      destinationSessionId,
    ].join();
    groups.set(key, [...(groups.get(key) ?? []), order]);
  }
  return [...groups.values()];
}

/** The orders of a group one after the other: none begins before the last has ended. */
export function inTurn(
  works: Works,
  orders: readonly ReplicationStart[],
  publications: readonly Span[],
): { orders: ReplicationOrder[]; spans: Span[] } {
  const spans: Span[] = [];
  const timed = orders.map((order): ReplicationOrder => {
    const destination = works.made(order.destinationStageId);
    const from = Math.max(wholeSeconds(order.at), spans.at(-1)?.to ?? -Infinity);
    const stopAt = destination ? replicationStop(works.book(destination), order) : from;
    const one = { from, stopAt, window: order.reconnectWindowSeconds * SECOND };
    spans.push(replicationSpan(one, publications));
    return one;
  });
  return { orders: timed, spans };
}

export function seatedIn(works: Works, work: Work): ReadonlyMap<string, SeatedInTime> {
  const candidates: Candidate[] = [];
  const acted = work.acted();
  for (const scripted of work.base()?.publishers ?? []) {
    if (acted.has(scripted.participantId)) continue;
    const { participantId, publications } = cut(work, scripted);
    candidates.push({ participantId, wanted: publications });
  }
  for (const { participantId, publications } of acted.values()) {
    candidates.push({ participantId, wanted: publications });
  }
  for (const group of inGroups(work.book.arrivals.get(work.sessionId) ?? [])) {
    const [first] = group;
    if (!first) continue;
    const { sourceStageId, sourceSessionId, participantId } = first;
    // Seats are asked for as the publisher would publish: whether it has found one itself may depend on this session.
    const publications = publicationsOf(works, sourceStageId, sourceSessionId, participantId, false);
    const { orders } = inTurn(works, group, publications);
    candidates.push({ participantId, wanted: orders.flatMap((order) => replicaSpans(order, publications)) });
  }
  return seatInTime(candidates);
}

/** When a replication that the scenario has ends: with its publication, or by what happens at its destination. */
export function scriptedReplicationEnd(
  works: Works,
  leading: Work,
  destinationStageId: string,
  participantId: string,
  span: Span,
): number {
  const destination = works.made(destinationStageId);
  const publications =
    leading.seated().get(participantId)?.publications ?? native(leading, participantId)?.publications ?? [];
  const publication = publications.find((one) => covers(one, span.from));
  if (!destination || !publication) return -Infinity;
  const sourceStageId = leading.book.stage.id;
  const origin = { kind: 'scripted', at: span.from, participantId, sourceStageId } as const;
  const stopAt = replicationStop(works.book(destination), origin);
  return Math.min(span.to, publication.to, Math.max(span.from + SECOND, stopAt));
}

/** A replica of the scenario is there no longer than its publisher is replicated. */
export function asReplicated(works: Works, work: Work, participant: ParticipantScript): ParticipantScript {
  const { replication, participantId } = participant;
  const leader = work.book.stage.follows;
  const plan = leader && work.plan && sessionIn(leader, work.plan.slot);
  const [scripted] = replication.type === 'REPLICA' ? replication.spans : [];
  if (replication.type !== 'REPLICA' || !plan || !scripted) return participant;
  const leading = works.of(leader, plan);
  const end = scriptedReplicationEnd(works, leading, work.book.stage.id, participantId, scripted);
  const last = Math.min(end, participant.presences.at(-1)?.to ?? -Infinity);
  if (last >= scripted.to) return participant;
  const spans = last > scripted.from ? [{ ...scripted, to: last }] : [];
  return { ...cutShort(participant, last), replication: { ...replication, spans } };
}

export function replicasIn(works: Works, work: Work): ReadonlyMap<string, ParticipantScript> {
  const replicas = new Map<string, ParticipantScript>();
  for (const group of inGroups(work.book.arrivals.get(work.sessionId) ?? [])) {
    const last = group.at(-1);
    if (!last || work.acted().has(last.participantId)) continue;
    const { sourceStageId, sourceSessionId, participantId } = last;
    const stage = works.made(sourceStageId);
    const publisher = stage && native(works.of(stage, { sessionId: sourceSessionId }), participantId);
    if (!publisher) continue;
    const publications = publicationsOf(works, sourceStageId, sourceSessionId, participantId, true);
    const { orders, spans } = inTurn(works, group, publications);
    const earlier = replicas.get(participantId) ?? scriptedReplica(works, work, participantId);
    const before = earlier?.replication.type === 'REPLICA' ? earlier.replication.spans : [];
    const presences = [
      ...(earlier?.presences ?? []),
      ...orders.flatMap((order) => replicaSpans(order, publications)),
    ];
    const seats = work.seated().get(participantId);
    const replica: ParticipantScript = {
      participantId,
      person: publisher.person,
      // The order's attributes are merged over those of the token (API Reference, StartParticipantReplication).
      attributes: { ...attributesAt(publisher, last.at), ...last.attributes },
      exchanges: [],
      presences,
      publications: [],
      watching: [],
      failures: [],
      recordings: [],
      replication: { type: 'REPLICA', sourceStageId, sourceSessionId, spans: [...before, ...spans] },
      ingest: undefined,
    };
    const refusedAt = (seats?.refusedAt ?? []).filter((at) => presences.some((span) => covers(span, at)));
    replicas.set(
      participantId,
      withSeats(replica, { publications: overlaps(seats?.publications ?? [], presences), refusedAt }),
    );
  }
  return replicas;
}

function scriptedReplica(works: Works, work: Work, participantId: string): ParticipantScript | undefined {
  const scripted = work.base()?.publishers.find((one) => one.participantId === participantId);
  return scripted && asReplicated(works, work, cut(work, scripted));
}
