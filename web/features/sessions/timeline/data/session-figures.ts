import { deriveLane } from './derive.ts';
import { firstJoinOf, openEndOf, type SessionExtent } from './lane-shapes.ts';
import { peakOf, type Stays } from './peak.ts';
import { peopleOf, type Person, personOf } from './people.ts';
import type { Lane, TimelineStore } from './store.ts';

/** Figures over a whole session. What is undefined is not known until more has been loaded. */
export interface SessionFigures {
  /** Lanes whose events have been loaded whole. */
  loaded: number;
  /** Lanes whose events could not be loaded. */
  failed: number;
  /** Participants listed so far: one for every token used to join. */
  participants: number;
  /** Different user ids; a participant without one counts for itself. */
  people: number;
  /** Participants that ever published. */
  publishers: number;
  /** Error events in the loaded lanes. */
  errors: number;
  /** Most people present at one time: known only when the list and every lane are loaded. */
  peak: number | undefined;
}

/** What one lane adds to the figures. */
interface Contribution {
  lane: Lane;
  end: number;
  failed: boolean;
  /** Undefined until the lane is loaded. */
  loaded: { errors: number; stays: Stays } | undefined;
}

/**
 * Keeps per lane what it adds to the session's figures: with ten thousand lanes loading one after the other, each
 * change costs what changed and not the whole session.
 */
export class SessionFigureBook {
  readonly #contributions = new Map<string, Contribution>();
  #version = 0;
  #end: number | undefined;
  #sums = { loaded: 0, failed: 0, errors: 0 };
  #people = { people: 0, publishers: 0 };
  #everybody: readonly Person[] = [];
  #peak: number | undefined;
  #figures: SessionFigures | undefined;
  readonly #withErrors = new Set<string>();
  #erring: ReadonlySet<string> | undefined;
  #publishers: ReadonlySet<string> = new Set();

  /** Participants with errors among their loaded events, as of the last figures; the same set until it changes. */
  get erring(): ReadonlySet<string> {
    return (this.#erring ??= new Set(this.#withErrors));
  }

  /** Participants that ever published, as of the last figures; the same set until it changes. */
  get publishers(): ReadonlySet<string> {
    return this.#publishers;
  }

  /** Everybody on the list, as of the last figures; the same people until the list changes. */
  get everybody(): readonly Person[] {
    return this.#everybody;
  }

  /** When a participant was in, as of the last figures; undefined until the lane is loaded. */
  readonly staysOf = (id: string): Stays | undefined => this.#contributions.get(id)?.loaded?.stays;

  of(store: TimelineStore, extent: SessionExtent): SessionFigures {
    if (this.#figures && this.#version === store.version && this.#end === extent.end) return this.#figures;
    const since = this.#figures && this.#end === extent.end ? this.#version : 0;
    const { lanes, listed } = store.changedSince(since);
    if (listed) this.#countPeople(store);
    for (const id of lanes) this.#update(id, store.lane(id), extent);
    this.#version = store.version;
    this.#end = extent.end;

    const whole = store.complete && this.#sums.loaded === store.ids.length;
    if (whole)
      this.#peak ??= peakOf([...this.#contributions.values()].flatMap(({ loaded }) => loaded?.stays ?? []));
    this.#figures = {
      ...this.#sums,
      ...this.#people,
      participants: store.ids.length,
      peak: whole ? this.#peak : undefined,
    };
    return this.#figures;
  }

  #countPeople(store: TimelineStore): void {
    this.#everybody = peopleOf(store.ids, store);
    const publishers = new Set(store.ids.filter((id) => store.lane(id)?.participant.published === true));
    const before = this.#publishers;
    const same = publishers.size === before.size && [...publishers].every((id) => before.has(id));
    if (!same) this.#publishers = publishers;
    this.#people = { people: this.#everybody.length, publishers: publishers.size };
  }

  /** @param lane undefined where nobody of that id is listed: also who is no longer, or not yet */
  #update(id: string, lane: Lane | undefined, extent: SessionExtent): void {
    const before = this.#contributions.get(id);
    if (!lane) {
      if (before) this.#take(id, before, undefined);
      return;
    }
    if (before?.lane === lane && before.end === openEndOf(lane, extent)) return;
    this.#take(id, before, contributionOf(lane, extent, before));
  }

  #take(id: string, before: Contribution | undefined, after: Contribution | undefined): void {
    for (const [each, sign] of [
      [before, -1],
      [after, 1],
    ] as const) {
      if (each?.failed) this.#sums.failed += sign;
      if (each?.loaded) this.#sums.loaded += sign;
      this.#sums.errors += sign * (each?.loaded?.errors ?? 0);
    }
    if (before?.loaded !== after?.loaded) this.#peak = undefined;
    const errs = (after?.loaded?.errors ?? 0) > 0;
    if (errs !== this.#withErrors.has(id)) {
      if (errs) this.#withErrors.add(id);
      else this.#withErrors.delete(id);
      this.#erring = undefined;
    }
    if (after) this.#contributions.set(id, after);
    else this.#contributions.delete(id);
  }
}

function contributionOf(lane: Lane, extent: SessionExtent, before: Contribution | undefined): Contribution {
  const end = openEndOf(lane, extent);
  const failed = lane.load.state === 'failed';
  if (lane.load.asOf === undefined) return { lane, end, failed, loaded: undefined };
  const person = personOf(lane.id, lane.participant.userId);
  // A lane that is merely loaded anew, or failed to be, means what it meant.
  if (
    before?.loaded &&
    before.end === end &&
    before.lane.events === lane.events &&
    before.loaded.stays.person === person
  ) {
    return { lane, end, failed, loaded: before.loaded };
  }
  const { errors, presence } = deriveLane(lane.events, firstJoinOf(lane), end);
  // Plain lists: of one number a typed array is twenty times as long, and every lane keeps two.
  const stays = { person, starts: Array.from(presence.starts), ends: Array.from(presence.ends) };
  return { lane, end, failed, loaded: { errors: errors.times.length, stays } };
}
