import { deriveLane } from './derive.ts';
import { firstJoinOf, openEndOf, type SessionExtent } from './lane-shapes.ts';
import { peakOf, type Stays } from './peak.ts';
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
  #peak: number | undefined;
  #figures: SessionFigures | undefined;

  of(store: TimelineStore, extent: SessionExtent): SessionFigures {
    if (this.#figures && this.#version === store.version && this.#end === extent.end) return this.#figures;
    const changed = this.#figures && this.#end === extent.end ? store.changedSince(this.#version) : undefined;
    if (!changed) this.#countPeople(store);
    for (const id of changed ?? store.ids) this.#update(store.lane(id), extent);
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
    const people = new Set<string>();
    let publishers = 0;
    for (const id of store.ids) {
      const lane = store.lane(id);
      if (!lane) continue;
      people.add(personOf(lane));
      if (lane.participant.published === true) publishers += 1;
    }
    this.#people = { people: people.size, publishers };
    const listed = new Set(store.ids);
    for (const [id, before] of this.#contributions) {
      if (!listed.has(id)) this.#take(id, before, undefined);
    }
  }

  #update(lane: Lane | undefined, extent: SessionExtent): void {
    if (!lane) return;
    const before = this.#contributions.get(lane.id);
    if (before?.lane === lane && before.end === openEndOf(lane, extent)) return;
    this.#take(lane.id, before, contributionOf(lane, extent, before));
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
    if (after) this.#contributions.set(id, after);
    else this.#contributions.delete(id);
  }
}

function contributionOf(lane: Lane, extent: SessionExtent, before: Contribution | undefined): Contribution {
  const end = openEndOf(lane, extent);
  const failed = lane.load.state === 'failed';
  if (lane.load.asOf === undefined) return { lane, end, failed, loaded: undefined };
  const person = personOf(lane);
  // A lane that is merely loaded anew, or failed to be, means what it meant.
  if (
    before?.loaded &&
    before.end === end &&
    before.lane.events === lane.events &&
    personOf(before.lane) === person
  ) {
    return { lane, end, failed, loaded: before.loaded };
  }
  const { errors, presence } = deriveLane(lane.events, firstJoinOf(lane), end);
  const stays = { person, starts: presence.starts, ends: presence.ends };
  return { lane, end, failed, loaded: { errors: errors.times.length, stays } };
}

/** Rejoining makes a new participant of the same user. */
function personOf(lane: Lane): string {
  return lane.participant.userId ? `user ${lane.participant.userId}` : `participant ${lane.id}`;
}
