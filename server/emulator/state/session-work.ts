import type { SessionPlan } from '../simulation/schedule.ts';
import type { ParticipantScript, SessionScript } from '../simulation/script.ts';
import type { SeatedInTime } from '../simulation/seats-in-time.ts';
import type { StageDefinition } from '../simulation/stage-definition.ts';
import { sessionById, sessionIn } from '../simulation/timetable.ts';
import { type Intervention, stagesTouched } from './interventions.ts';
import type { Ledger } from './ledger.ts';
import { actedIn, replicasIn, seatedIn } from './session-people.ts';
import { scriptOf } from './session-revision.ts';
import { timesOf } from './session-times.ts';
import { readStageBook, type StageBook } from './stage-book.ts';

/** A session of a stage: one of the scenario, which has a slot, or one that was begun by hand. */
export interface Session {
  sessionId: string;
  startsAt: number;
  /** Infinity while nobody knows. */
  endsAt: number;
  slot?: number;
}

export type SessionRef = Pick<Session, 'sessionId' | 'slot'>;

/**
 * A session in the making, as the ledger has changed or begun it. Each part is made when it is first asked for. None
 * needs one that stands below it, of this session or of another, so that sessions which replicate to each other can be
 * made at all.
 */
export interface Work {
  book: StageBook;
  sessionId: string;
  /** Absent: begun by hand. */
  plan: SessionPlan | undefined;
  /** As the scenario has it. */
  base: () => SessionScript | undefined;
  /** The stage's own people who were made to act, with the publications that they want. */
  acted: () => ReadonlyMap<string, ParticipantScript>;
  /** Who of all that want to publish finds a seat. */
  seated: () => ReadonlyMap<string, SeatedInTime>;
  /** Replicas that were ordered by hand. */
  replicas: () => ReadonlyMap<string, ParticipantScript>;
  times: () => Pick<Session, 'startsAt' | 'endsAt'>;
  script: () => SessionScript;
}

export interface WorkSources {
  ledger: Ledger;
  /** How a stage was made, also one that is deleted. */
  made: (stageId: string) => StageDefinition | undefined;
  followers: (stage: StageDefinition) => readonly StageDefinition[];
  /** The session as the scenario has it. */
  scripted: (stage: StageDefinition, plan: SessionPlan) => SessionScript;
}

export interface Works extends WorkSources {
  book(stage: StageDefinition): StageBook;
  of(stage: StageDefinition, session: SessionRef): Work;
  /** Whether anything has happened, here or nearby, that can change a session which ends by itself at an instant. */
  isTouched(stage: StageDefinition, endsAt: number): boolean;
  /** Forgets what an intervention changes, once it is in the ledger. */
  note(intervention: Intervention): void;
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A session of the scenario is known by its slot, or by having gone on when something was first done to it. */
function planOf(book: StageBook, { sessionId, slot }: SessionRef): SessionPlan | undefined {
  const { stage } = book;
  if (slot !== undefined) return sessionIn(stage, slot);
  const acts = [...(book.acts.get(sessionId)?.values() ?? [])].map(([first]) => first);
  const orders = [...(book.arrivals.get(sessionId) ?? []), ...(book.departures.get(sessionId) ?? [])];
  const known = Math.max(...[...acts, ...orders].map(({ at }) => at));
  return known === -Infinity ? undefined : sessionById(stage, sessionId, known);
}

export function createWorks(sources: WorkSources): Works {
  const { ledger, made, followers, scripted } = sources;
  const books = new Map<string, StageBook>();
  const works = new Map<string, Map<string, Work>>();
  /** Stages that replicate to each other by order. */
  const partners = new Map<string, Set<string>>();

  const learnPartners = (intervention: Intervention): void => {
    if (intervention.kind !== 'replication-started') return;
    const { sourceStageId: one, destinationStageId: other } = intervention;
    partners.set(one, (partners.get(one) ?? new Set()).add(other));
    partners.set(other, (partners.get(other) ?? new Set()).add(one));
  };
  for (const entry of ledger.entries) learnPartners(entry);

  /** A stage and all whose sessions can depend on its own, directly or by others. */
  const connected = (stageId: string): ReadonlySet<string> => {
    const found = new Set([stageId]);
    for (const id of found) {
      for (const other of partners.get(id) ?? []) found.add(other);
      const stage = made(id);
      if (stage?.follows) found.add(stage.follows.id);
      for (const follower of stage ? followers(stage) : []) found.add(follower.id);
    }
    return found;
  };

  const all: Works = {
    ...sources,
    book(stage) {
      const known = books.get(stage.id);
      if (known) return known;
      const book = readStageBook(stage, ledger.of(stage.id));
      books.set(stage.id, book);
      return book;
    },
    of(stage, session) {
      const mine = works.get(stage.id) ?? new Map<string, Work>();
      works.set(stage.id, mine);
      const known = mine.get(session.sessionId);
      if (known) return known;
      const book = all.book(stage);
      const plan = planOf(book, session);
      const work: Work = {
        book,
        sessionId: session.sessionId,
        plan,
        base: once(() => plan && scripted(stage, plan)),
        acted: once(() => actedIn(work)),
        seated: once(() => seatedIn(all, work)),
        replicas: once(() => replicasIn(all, work)),
        times: once(() => timesOf(work)),
        script: once(() => scriptOf(all, work)),
      };
      mine.set(session.sessionId, work);
      return work;
    },
    isTouched(stage, endsAt) {
      if (ledger.entries.length === 0) return false;
      for (const id of connected(stage.id)) {
        const [first] = ledger.of(id);
        if (first && first.at < endsAt) return true;
      }
      return false;
    },
    note(intervention) {
      learnPartners(intervention);
      for (const touched of stagesTouched(intervention)) {
        for (const id of connected(touched)) {
          books.delete(id);
          works.delete(id);
        }
      }
    },
  };
  return all;
}
