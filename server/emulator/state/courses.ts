import { type ActedPerson, actedPerson } from '../simulation/acted-person.ts';
import { cutShort } from '../simulation/cut.ts';
import { attributesAt } from '../simulation/project-session.ts';
import { replicaSpans, replicationSpan, type ReplicationOrder } from '../simulation/replication-course.ts';
import {
  asParticipant,
  recordingsIn,
  type RecordingCircumstances,
  reviseSession,
  withSeats,
} from '../simulation/revised-session.ts';
import { lingering, SECOND, type SessionPlan, slotAt, wholeSeconds } from '../simulation/schedule.ts';
import type { ParticipantScript, ReplicationSpan, SessionScript } from '../simulation/script.ts';
import { type Candidate, seatInTime, type SeatedInTime } from '../simulation/seats-in-time.ts';
import { covers, overlaps, type Span } from '../simulation/span.ts';
import type { StageDefinition } from '../simulation/stage-definition.ts';
import { latestSession, sessionById, sessionIn, sessionsUntil } from '../simulation/timetable.ts';
import { type Intervention, stagesTouched } from './interventions.ts';
import type { Ledger } from './ledger.ts';
import {
  readStageBook,
  type ReplicationOrigin,
  type ReplicationStart,
  replicationStop,
  setupAt,
  type StageBook,
} from './stage-book.ts';

/** A session of a stage: one of the scenario, which has a slot, or one that was begun by hand. */
export interface Session {
  sessionId: string;
  startsAt: number;
  /** Infinity while nobody knows. */
  endsAt: number;
  slot?: number;
}

/** All sessions of all stages: those of the scenario as the ledger has changed them, and those it has begun. */
export interface Courses {
  /** The session that is active at an instant. */
  active(stageId: string, instant: number): Session | undefined;
  /** The slot of the scenario's session that began last, if that has taken place. */
  latestScripted(stageId: string, instant: number): number | undefined;
  /** All sessions that have begun by an instant. */
  until(stageId: string, instant: number): Session[];
  /** The session of an id, if it has begun by an instant. */
  byId(stageId: string, sessionId: string, instant: number): Session | undefined;
  script(stageId: string, session: Pick<Session, 'sessionId' | 'slot'>): SessionScript;
  /** Whether anybody of a stage has ever been replicated to another. */
  replicates(stageId: string): boolean;
  /** When a stage was deleted, as a whole second. */
  deletedAt(stageId: string): number | undefined;
  /** Must be told of every intervention after it has been added to the ledger. */
  note(intervention: Intervention): void;
}

export interface CourseSources {
  ledger: Ledger;
  /** How a stage was made, also one that is deleted. */
  made: (stageId: string) => StageDefinition | undefined;
  followers: (stage: StageDefinition) => readonly StageDefinition[];
  /** The session as the scenario has it. */
  scripted: (stage: StageDefinition, plan: SessionPlan) => SessionScript;
}

/** One session in the making. Each part is made when first asked for, and needs only those above it. */
interface Work {
  book: StageBook;
  sessionId: string;
  plan: SessionPlan | undefined;
  base: () => SessionScript | undefined;
  /** Natives who were made to act. */
  acted: () => ReadonlyMap<string, ParticipantScript>;
  seated: () => ReadonlyMap<string, SeatedInTime>;
  /** Replicas that were ordered by hand. */
  replicas: () => ReadonlyMap<string, ParticipantScript>;
  times: () => Pick<Session, 'startsAt' | 'endsAt'>;
  script: () => SessionScript;
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

export function createCourses(sources: CourseSources): Courses {
  const { ledger } = sources;
  const books = new Map<string, StageBook>();
  const works = new Map<string, Map<string, Work>>();
  /** Stages whose sessions depend on each other, beside those that the scenario lets follow each other. */
  const partners = new Map<string, Set<string>>();

  const partner = (one: string, other: string): void => {
    partners.set(one, (partners.get(one) ?? new Set()).add(other));
    partners.set(other, (partners.get(other) ?? new Set()).add(one));
  };

  /** A stage and all that it is connected with. */
  const connected = (stageId: string): ReadonlySet<string> => {
    const found = new Set([stageId]);
    for (const id of found) {
      const stage = sources.made(id);
      for (const other of partners.get(id) ?? []) found.add(other);
      if (!stage) continue;
      if (stage.follows) found.add(stage.follows.id);
      for (const follower of sources.followers(stage)) found.add(follower.id);
    }
    return found;
  };

  const note = (intervention: Intervention): void => {
    if (intervention.kind === 'replication-started') {
      partner(intervention.sourceStageId, intervention.destinationStageId);
    }
    for (const touched of stagesTouched(intervention)) {
      for (const id of connected(touched)) {
        books.delete(id);
        works.delete(id);
      }
    }
  };
  for (const entry of ledger.entries) {
    if (entry.kind === 'replication-started') partner(entry.sourceStageId, entry.destinationStageId);
  }

  const bookOf = (stage: StageDefinition): StageBook => {
    const known = books.get(stage.id);
    if (known) return known;
    const book = readStageBook(stage, ledger.of(stage.id));
    books.set(stage.id, book);
    return book;
  };

  /** Whether anything has happened, here or nearby, that can change a session which ends by itself at an instant. */
  const isTouched = (stage: StageDefinition, endsAt: number): boolean => {
    for (const id of connected(stage.id)) {
      const [first] = ledger.of(id);
      if (first && first.at < endsAt) return true;
    }
    return false;
  };

  const planOf = (book: StageBook, session: Pick<Session, 'sessionId' | 'slot'>): SessionPlan | undefined => {
    const { stage } = book;
    if (session.slot !== undefined) return sessionIn(stage, session.slot);
    const { sessionId } = session;
    const acts = [...(book.acts.get(sessionId)?.values() ?? [])].map(([first]) => first.at);
    const orders = [...(book.arrivals.get(sessionId) ?? []), ...(book.departures.get(sessionId) ?? [])];
    const known = Math.max(...acts, ...orders.map((order) => order.at));
    return known === -Infinity ? undefined : sessionById(stage, sessionId, known);
  };

  const workOf = (stage: StageDefinition, session: Pick<Session, 'sessionId' | 'slot'>): Work => {
    const mine = works.get(stage.id) ?? new Map<string, Work>();
    works.set(stage.id, mine);
    const known = mine.get(session.sessionId);
    if (known) return known;
    const book = bookOf(stage);
    const work = newWork(book, session.sessionId, planOf(book, session));
    mine.set(session.sessionId, work);
    return work;
  };

  const workAt = (stageId: string, sessionId: string): Work | undefined => {
    const stage = sources.made(stageId);
    return stage && workOf(stage, { sessionId });
  };

  const newWork = (book: StageBook, sessionId: string, plan: SessionPlan | undefined): Work => {
    const work: Work = {
      book,
      sessionId,
      plan,
      base: once(() => plan && sources.scripted(book.stage, plan)),
      acted: once(() => actedIn(work)),
      seated: once(() => seatedIn(work)),
      replicas: once(() => replicasIn(work)),
      times: once(() => timesOf(work)),
      script: once(() => scriptOf(work)),
    };
    return work;
  };

  /** When a native is cut off by what happens to the stage or to its ingest configuration. */
  const cutOf = (book: StageBook, participant: ParticipantScript): number => {
    const detached = participant.ingest && book.detached.get(participant.ingest.configurationId);
    return Math.min(book.deletedAt ?? Infinity, detached ?? Infinity);
  };

  const cut = (book: StageBook, participant: ParticipantScript): ParticipantScript => {
    const at = cutOf(book, participant);
    return at === Infinity ? participant : cutShort(participant, at);
  };

  const actedIn = ({ book, sessionId, base }: Work): ReadonlyMap<string, ParticipantScript> => {
    const people = new Map<string, ParticipantScript>();
    for (const [participantId, acts] of book.acts.get(sessionId) ?? []) {
      const scripted = base()?.participant(participantId);
      const joined = acts.find((act) => act.kind === 'person-joined');
      // A replica is somebody else's participant: what is done to it here ends its replication, and no more.
      if (scripted?.replication.type === 'REPLICA' || (!scripted && !joined)) continue;
      const seed = book.stage.seed.at('acted', participantId);
      const person = joined && { userId: joined.token.userId, device: joined.device, seed };
      const acted: ActedPerson | undefined = scripted
        ? actedPerson(acts, scripted)
        : person && actedPerson(acts, { person });
      if (!acted) continue;
      const replication = scripted ? scripted.replication : ({ type: 'NONE' } as const);
      people.set(participantId, cut(book, { ...asParticipant(acted), replication }));
    }
    return people;
  };

  /** Somebody of a session whom it has not from elsewhere, before seats are given out. */
  const native = (work: Work, participantId: string): ParticipantScript | undefined => {
    const acted = work.acted().get(participantId);
    if (acted) return acted;
    const scripted =
      work.base()?.publishers.find((candidate) => candidate.participantId === participantId) ??
      work.base()?.participant(participantId);
    return scripted && cut(work.book, scripted);
  };

  const groupsOf = (orders: readonly ReplicationStart[]): readonly ReplicationStart[][] => {
    const groups = new Map<string, ReplicationStart[]>();
    for (const order of orders) {
      const { participantId, sourceStageId, sourceSessionId, destinationStageId, destinationSessionId } =
        order;
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
  };

  /** One replication after the other of the same publisher to the same session: none begins before the last has ended. */
  const inTurn = (
    orders: readonly ReplicationStart[],
    publications: readonly Span[],
  ): { orders: ReplicationOrder[]; spans: Span[] } => {
    const spans: Span[] = [];
    const timed = orders.map((order): ReplicationOrder => {
      const destination = sources.made(order.destinationStageId);
      const from = Math.max(wholeSeconds(order.at), spans.at(-1)?.to ?? -Infinity);
      const stopAt = destination ? replicationStop(bookOf(destination), order) : from;
      const one = { from, stopAt: Math.max(stopAt, from), window: order.reconnectWindowSeconds * SECOND };
      spans.push(replicationSpan(one, publications));
      return one;
    });
    return { orders: timed, spans };
  };

  /** The publications of a replica's source, as it would publish or, with `seated`, as it found seats. */
  const sourcePublications = (order: ReplicationStart, seated: boolean): readonly Span[] => {
    const source = workAt(order.sourceStageId, order.sourceSessionId);
    const participant = source && native(source, order.participantId);
    if (!source || !participant) return [];
    return seated
      ? (source.seated().get(order.participantId)?.publications ?? participant.publications)
      : participant.publications;
  };

  const seatedIn = (work: Work): ReadonlyMap<string, SeatedInTime> => {
    const { book, sessionId } = work;
    const candidates: Candidate[] = [];
    const acted = work.acted();
    for (const scripted of work.base()?.publishers ?? []) {
      if (acted.has(scripted.participantId)) continue;
      const { participantId, publications } = cut(book, scripted);
      candidates.push({ participantId, wanted: publications });
    }
    for (const { participantId, publications } of acted.values()) {
      candidates.push({ participantId, wanted: publications });
    }
    for (const group of groupsOf(book.arrivals.get(sessionId) ?? [])) {
      const [first] = group;
      if (!first) continue;
      // Seats are asked for as the source would publish: whether it finds one itself may depend on this stage.
      const publications = sourcePublications(first, false);
      const { orders } = inTurn(group, publications);
      const wanted = orders.flatMap((order) => replicaSpans(order, publications));
      candidates.push({ participantId: first.participantId, wanted });
    }
    return seatInTime(candidates);
  };

  const replicasIn = (work: Work): ReadonlyMap<string, ParticipantScript> => {
    const { book, sessionId } = work;
    const replicas = new Map<string, ParticipantScript>();
    for (const group of groupsOf(book.arrivals.get(sessionId) ?? [])) {
      const last = group.at(-1);
      const source = last && workAt(last.sourceStageId, last.sourceSessionId);
      const publisher = source && native(source, last.participantId);
      if (!last || !publisher || work.acted().has(last.participantId)) continue;
      const publications = sourcePublications(last, true);
      const { orders, spans } = inTurn(group, publications);
      const presences = orders.flatMap((order) => replicaSpans(order, publications));
      const seats = work.seated().get(last.participantId);
      const earlier = replicas.get(last.participantId);
      const replica: ParticipantScript = {
        participantId: last.participantId,
        person: publisher.person,
        attributes: { ...attributesAt(publisher, last.at), ...last.attributes },
        exchanges: [],
        presences: [...(earlier?.presences ?? []), ...presences],
        publications: [],
        watching: [],
        failures: [],
        recordings: [],
        replication: {
          type: 'REPLICA',
          sourceStageId: last.sourceStageId,
          sourceSessionId: last.sourceSessionId,
          spans: [...(earlier?.replication.type === 'REPLICA' ? earlier.replication.spans : []), ...spans],
        },
        ingest: undefined,
      };
      const there = replica.presences;
      replicas.set(
        last.participantId,
        withSeats(replica, {
          publications: overlaps(seats?.publications ?? [], there),
          refusedAt: (seats?.refusedAt ?? []).filter((at) => there.some((span) => covers(span, at))),
        }),
      );
    }
    return replicas;
  };

  /** When somebody is there by hand. */
  const handPresences = (work: Work): Span[] =>
    [...work.acted().values(), ...work.replicas().values()].flatMap(({ presences }) => [...presences]);

  /** A session of the scenario does not take place while another one goes on, or after the stage is gone. */
  const isCalledOff = (stage: StageDefinition, plan: SessionPlan): boolean => {
    const book = bookOf(stage);
    if (book.deletedAt !== undefined && book.deletedAt < plan.startsAt) return true;
    return touchedSessions(book).some(
      (sessionId) =>
        sessionId !== plan.sessionId &&
        handPresences(workOf(stage, { sessionId })).some((span) => covers(span, plan.startsAt)),
    );
  };

  const touchedSessions = (book: StageBook): string[] => [
    ...new Set([...book.acts.keys(), ...book.arrivals.keys()]),
  ];

  /** When the session of the scenario begins that is the next after an instant. */
  const nextStart = (stage: StageDefinition, instant: number): number => {
    const { rhythm } = stage.follows ?? stage;
    if (!rhythm || instant === Infinity) return Infinity;
    const slot = slotAt(rhythm, instant);
    const starts = [slot, slot + 1].map((one) => sessionIn(stage, one)?.startsAt ?? Infinity);
    return Math.min(...starts.filter((start) => start > instant));
  };

  /** The last LEFT of a session of the scenario, which comes earlier when those who would have stayed are gone. */
  const lastScriptedLeave = (work: Work, plan: SessionPlan): number => {
    const { book } = work;
    const base = work.base();
    const staysToTheEnd = [...work.acted().keys()].some((participantId) =>
      base?.participant(participantId)?.presences.some((span) => span.to >= plan.lastLeaveAt),
    );
    const detached = base?.publishers.some(
      ({ ingest }) => ingest && book.detached.has(ingest.configurationId),
    );
    if (!base || !(staysToTheEnd || detached)) return plan.lastLeaveAt;
    let last = plan.startsAt + SECOND;
    for (const participant of base.participants) {
      if (work.acted().has(participant.participantId)) continue;
      for (const span of cut(book, participant).presences) last = Math.max(last, span.to);
    }
    return last;
  };

  const timesOf = (work: Work): Pick<Session, 'startsAt' | 'endsAt'> => {
    const { book, plan, sessionId } = work;
    const { stage, deletedAt } = book;
    const presences = handPresences(work);
    const startsAt = plan?.startsAt ?? Math.min(...presences.map((span) => span.from));
    const left = Math.max(
      plan ? lastScriptedLeave(work, plan) : startsAt,
      ...presences.map((span) => span.to),
    );
    const lingers = plan ? plan.endsAt - plan.lastLeaveAt : lingering(stage.seed.at('session', sessionId));
    // Whoever comes while a session lingers would keep it going; the next one of the scenario begins anew.
    const endsAt = Math.min(left + lingers, nextStart(stage, left));
    return { startsAt, endsAt: Math.min(endsAt, Math.max(deletedAt ?? Infinity, startsAt + SECOND)) };
  };

  const circumstancesOf = (work: Work): RecordingCircumstances => {
    const { book, plan, sessionId, base } = work;
    return {
      setupAt: (instant) => setupAt(book, instant),
      sessionSeed: plan?.seed ?? book.stage.seed.at('session', sessionId),
      endsAt: work.times().endsAt,
      scripted: (participantId) =>
        base()?.publishers.find((publisher) => publisher.participantId === participantId)?.publications ?? [],
    };
  };

  /** Where somebody is replicated to, by the scenario and by order. */
  const replicationOf = (
    work: Work,
    participant: ParticipantScript,
    departures: ReadonlyMap<string, readonly ReplicationStart[][]>,
  ): ParticipantScript['replication'] => {
    const { publications, replication, participantId } = participant;
    if (replication.type === 'REPLICA') return replication;
    const scripted = replication.type === 'SOURCE' ? replication.spans : [];
    const spans: ReplicationSpan[] = scripted.flatMap((span) => {
      const destination = sources.made(span.destinationStageId);
      const follower = destination && work.plan && sessionIn(destination, work.plan.slot);
      const publication = publications.find((one) => covers(one, span.from));
      if (!destination || !follower || !publication || isCalledOff(destination, follower)) return [];
      const origin: ReplicationOrigin = {
        kind: 'scripted',
        at: span.from,
        participantId,
        sourceStageId: work.book.stage.id,
      };
      const stopAt = Math.max(span.from + SECOND, replicationStop(bookOf(destination), origin));
      return [{ ...span, to: Math.min(span.to, publication.to, stopAt) }];
    });
    for (const group of departures.get(participantId) ?? []) {
      const [first] = group;
      if (!first) continue;
      const { destinationStageId, destinationSessionId } = first;
      const ordered = inTurn(group, publications).spans;
      spans.push(...ordered.map((span) => ({ ...span, destinationStageId, destinationSessionId })));
    }
    if (spans.length === 0) return { type: 'NONE' };
    return { type: 'SOURCE', spans: spans.toSorted((one, other) => one.from - other.from) };
  };

  /** A replica of the scenario is there no longer than its publisher is replicated. */
  const asReplicated = (work: Work, participant: ParticipantScript): ParticipantScript => {
    const { replication, participantId } = participant;
    const leader = work.book.stage.follows;
    if (replication.type !== 'REPLICA' || !leader || !work.plan) return participant;
    const leading = sessionIn(leader, work.plan.slot);
    const source = leading && scriptOfPlan(leader, leading).participant(participantId)?.replication;
    const span =
      source?.type === 'SOURCE'
        ? source.spans.find(({ destinationSessionId }) => destinationSessionId === work.sessionId)
        : undefined;
    const end = span?.to ?? -Infinity;
    const [scripted] = replication.spans;
    if (!scripted || end >= scripted.to) return participant;
    return {
      ...cutShort(participant, end),
      replication: { ...replication, spans: [{ ...scripted, to: end }] },
    };
  };

  const scriptOf = (work: Work): SessionScript => {
    const { book, sessionId } = work;
    const { startsAt, endsAt } = work.times();
    const circumstances = circumstancesOf(work);
    const departures = new Map<string, ReplicationStart[][]>();
    for (const group of groupsOf(book.departures.get(sessionId) ?? [])) {
      const id = group[0]?.participantId ?? '';
      departures.set(id, [...(departures.get(id) ?? []), group]);
    }
    const finished = (participant: ParticipantScript): ParticipantScript => ({
      ...participant,
      recordings: recordingsIn(circumstances, participant),
      replication: replicationOf(work, participant, departures),
    });
    const changed = new Map<string, ParticipantScript>();
    for (const [id, person] of work.acted()) {
      changed.set(id, finished(withSeats(person, work.seated().get(id))));
    }
    for (const [id, replica] of work.replicas()) changed.set(id, finished(replica));
    return reviseSession({
      sessionId,
      startsAt,
      endsAt,
      base: work.base(),
      changed,
      revised(participant) {
        const remaining = cut(book, participant);
        if (participant.publications.length === 0) return remaining;
        const seats = work.seated().get(participant.participantId);
        return finished(asReplicated(work, withSeats(remaining, seats)));
      },
    });
  };

  const scriptOfPlan = (stage: StageDefinition, plan: SessionPlan): SessionScript =>
    isTouched(stage, plan.endsAt) ? workOf(stage, plan).script() : sources.scripted(stage, plan);

  const sessionOf = (stage: StageDefinition, plan: SessionPlan): Session => {
    const { sessionId, slot } = plan;
    const book = bookOf(stage);
    return book.firstAt < plan.endsAt ? { sessionId, slot, ...workOf(stage, plan).times() } : plan;
  };

  /** The sessions that something was done to, or that were begun by hand, as far as they have begun. */
  const touched = (stage: StageDefinition, instant: number): Session[] =>
    touchedSessions(bookOf(stage)).flatMap((sessionId) => {
      const work = workOf(stage, { sessionId });
      const { startsAt, endsAt } = work.times();
      const slot = work.plan?.slot;
      if (!(startsAt <= instant)) return [];
      return [{ sessionId, startsAt, endsAt, ...(slot === undefined ? {} : { slot }) }];
    });

  const isUntouched = (stageId: string): boolean => ledger.of(stageId).length === 0;

  /** The sessions that could be going on at an instant, and the last before them. */
  const recent = (stageId: string, instant: number): Session[] => {
    const stage = sources.made(stageId);
    if (!stage) return [];
    const plan = latestSession(stage, instant);
    if (isUntouched(stageId)) return plan ? [plan] : [];
    const scripted = plan && !isCalledOff(stage, plan) ? [sessionOf(stage, plan)] : [];
    return [...scripted, ...touched(stage, instant)];
  };

  const until = (stageId: string, instant: number): Session[] => {
    const stage = sources.made(stageId);
    if (!stage) return [];
    const plans: readonly SessionPlan[] = sessionsUntil(stage, instant);
    if (isUntouched(stageId)) return [...plans];
    const sessions = new Map<string, Session>();
    const { firstAt } = bookOf(stage);
    for (const plan of plans) {
      if (plan.endsAt < firstAt) sessions.set(plan.sessionId, plan);
      else if (!isCalledOff(stage, plan)) sessions.set(plan.sessionId, sessionOf(stage, plan));
    }
    for (const session of touched(stage, instant)) sessions.set(session.sessionId, session);
    return [...sessions.values()].toSorted((one, other) => one.startsAt - other.startsAt);
  };

  return {
    note,
    until,
    active: (stageId, instant) =>
      recent(stageId, instant).find(({ startsAt, endsAt }) => startsAt <= instant && instant < endsAt),
    latestScripted(stageId, instant) {
      const stage = sources.made(stageId);
      const plan = stage && latestSession(stage, instant);
      return plan && (isUntouched(stageId) || !isCalledOff(stage, plan)) ? plan.slot : undefined;
    },
    byId(stageId, sessionId, instant) {
      const stage = sources.made(stageId);
      if (!stage) return undefined;
      if (isUntouched(stageId)) return sessionById(stage, sessionId, instant);
      const recently = recent(stageId, instant).find((session) => session.sessionId === sessionId);
      if (recently) return recently;
      const plan = sessionById(stage, sessionId, instant);
      return plan && !isCalledOff(stage, plan) ? sessionOf(stage, plan) : undefined;
    },
    script(stageId, session) {
      const stage = sources.made(stageId);
      if (!stage) throw new Error(`There never was a stage ${stageId}.`);
      const plan = session.slot === undefined ? undefined : sessionIn(stage, session.slot);
      return plan ? scriptOfPlan(stage, plan) : workOf(stage, session).script();
    },
    replicates(stageId) {
      const stage = sources.made(stageId);
      return (
        stage !== undefined && (sources.followers(stage).length > 0 || bookOf(stage).departures.size > 0)
      );
    },
    deletedAt(stageId) {
      const stage = sources.made(stageId);
      return stage && bookOf(stage).deletedAt;
    },
  };
}
