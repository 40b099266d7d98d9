import { deriveLane } from './derive.ts';
import { firstJoinOf, openEndOf, type SessionExtent } from './lane-shapes.ts';
import type { Lane, TimelineStore } from './store.ts';

/** Figures over a whole session. What is undefined is not known until more has been loaded. */
export interface SessionFigures {
  /** Lanes whose events have been loaded whole. */
  loaded: number;
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

interface Contribution {
  lane: Lane;
  end: number;
  errors: number;
  starts: Float64Array;
  ends: Float64Array;
}

/** Keeps per lane what it adds to the session's figures, so that a lane is derived once and not for every figure. */
export class SessionFigureBook {
  readonly #contributions = new Map<string, Contribution>();
  #last: { version: number; end: number | undefined; figures: SessionFigures } | undefined;

  of(store: TimelineStore, extent: SessionExtent): SessionFigures {
    if (this.#last?.version === store.version && this.#last.end === extent.end) return this.#last.figures;
    const people = new Set<string>();
    const known: Contribution[] = [];
    let publishers = 0;
    let errors = 0;
    for (const id of store.ids) {
      const lane = store.lane(id);
      if (!lane) continue;
      people.add(personOf(lane));
      if (lane.participant.published === true) publishers += 1;
      const contribution = this.#contribution(lane, extent);
      if (!contribution) continue;
      known.push(contribution);
      errors += contribution.errors;
    }
    const whole = store.complete && known.length === store.ids.length;
    const figures: SessionFigures = {
      loaded: known.length,
      participants: store.ids.length,
      people: people.size,
      publishers,
      errors,
      peak: whole ? peakOf(known) : undefined,
    };
    this.#last = { version: store.version, end: extent.end, figures };
    return figures;
  }

  #contribution(lane: Lane, extent: SessionExtent): Contribution | undefined {
    if (lane.load.asOf === undefined) return undefined;
    const end = openEndOf(lane, extent);
    const before = this.#contributions.get(lane.id);
    if (before && before.end === end && before.lane.events === lane.events) return before;
    const shape = deriveLane(lane.events, firstJoinOf(lane), end);
    const contribution: Contribution = {
      lane,
      end,
      errors: shape.errors.times.length,
      starts: shape.presence.starts,
      ends: shape.presence.ends,
    };
    this.#contributions.set(lane.id, contribution);
    return contribution;
  }
}

/** Rejoining makes a new participant of the same user. */
function personOf(lane: Lane): string {
  return lane.participant.userId ? `user ${lane.participant.userId}` : `participant ${lane.id}`;
}

/**
 * The most people present at one time. Who leaves at the second at which another joins is not counted together with
 * them; who came and went within one second was there.
 */
function peakOf(contributions: readonly Contribution[]): number {
  const changes: { time: number; order: number; person: string }[] = [];
  for (const { lane, starts, ends } of contributions) {
    const person = personOf(lane);
    starts.forEach((start, i) => {
      const end = ends[i] ?? start;
      changes.push({ time: start, order: START, person });
      changes.push({ time: end, order: end === start ? END_OF_MOMENT : END, person });
    });
  }
  changes.sort((a, b) => a.time - b.time || a.order - b.order);
  const present = new Map<string, number>();
  let peak = 0;
  for (const { order, person } of changes) {
    const times = (present.get(person) ?? 0) + (order === START ? 1 : -1);
    if (times > 0) present.set(person, times);
    else present.delete(person);
    peak = Math.max(peak, present.size);
  }
  return peak;
}

const END = 0;
const START = 1;
const END_OF_MOMENT = 2;
