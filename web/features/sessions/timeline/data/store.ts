import type { ParticipantEvent, ParticipantSummary } from '#shared/participants/contract.ts';
import { KNOWN_ERROR_CODES } from './event-kind.ts';
import { eventRows } from './event-row.ts';
import { type LaneEvents, NO_EVENTS, rowOrder, withColumns, withRows } from './lane-events.ts';
import { TextTable } from './text-table.ts';

/**
 * How far the events of a lane are known. `asOf` (milliseconds since the epoch, the upstream's clock) is there exactly
 * when a whole load has been held at some time: also while it is loaded anew and when that failed.
 */
export type LaneLoad =
  | { state: 'not-loaded'; asOf?: undefined }
  | { state: 'loading'; asOf?: number | undefined }
  | { state: 'loaded'; asOf: number }
  | { state: 'failed'; reason: string; asOf?: number | undefined };

/** One participant and what is known of it. A new object exactly when something in it changed. */
export interface Lane {
  readonly id: string;
  readonly participant: ParticipantSummary;
  readonly events: LaneEvents;
  readonly load: LaneLoad;
  /** Events that AWS sent without a time: they are nowhere on a time axis. */
  readonly undated: number;
}

const NOT_LOADED: LaneLoad = { state: 'not-loaded' };

/** What has changed between two versions. */
export interface StoreChange {
  /** Also those that have come to the list, and those that have left it. */
  readonly lanes: ReadonlySet<string>;
  /** Whether the list of participants is another, or whole where it was not. */
  readonly listed: boolean;
}

/**
 * The participants and events of one session, in columns, without any framework. Events may come in any order, in
 * pages, and more than once. `version` and the identity of lanes change exactly when content does.
 */
export class TimelineStore {
  readonly subjects = new TextTable();
  readonly errorCodes = new TextTable();
  readonly #order = rowOrder(this.subjects, this.errorCodes);
  readonly #participants = new Map<string, ParticipantSummary>();
  readonly #events = new Map<string, LaneEvents>();
  readonly #undated = new Map<string, Set<string>>();
  readonly #loads = new Map<string, LaneLoad>();
  readonly #lanes = new Map<string, Lane>();
  readonly #listeners = new Set<() => void>();
  #ids: readonly string[] = [];
  #complete = false;
  #listVersion = 0;
  /** What each version changed: one lane, or the list, with the lanes that it changed. */
  readonly #changes: (string | readonly string[])[] = [];

  constructor() {
    for (const code of KNOWN_ERROR_CODES) this.errorCodes.number(code);
  }

  get version(): number {
    return this.#changes.length;
  }

  /**
   * Lane ids from top to bottom: who ever published first, then by first join, as soon as the list is whole. The same
   * array until it changes.
   */
  get ids(): readonly string[] {
    return this.#ids;
  }

  /** Whether the list of participants is whole, so that figures over all of them can be given. */
  get complete(): boolean {
    return this.#complete;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** As `version`, of the list of participants alone: whatever is loaded of them does not change it. */
  get listVersion(): number {
    return this.#listVersion;
  }

  changedSince(version: number): StoreChange {
    const lanes = new Set<string>();
    let listed = false;
    for (const change of this.#changes.slice(version)) {
      if (typeof change === 'string') {
        lanes.add(change);
        continue;
      }
      listed = true;
      for (const id of change) lanes.add(id);
    }
    return { lanes, listed };
  }

  lane(id: string): Lane | undefined {
    const known = this.#lanes.get(id);
    if (known) return known;
    const participant = this.#participants.get(id);
    if (!participant) return undefined;
    const lane: Lane = {
      id,
      participant,
      events: this.#events.get(id) ?? NO_EVENTS,
      load: this.#loads.get(id) ?? NOT_LOADED,
      undated: this.#undated.get(id)?.size ?? 0,
    };
    this.#lanes.set(id, lane);
    return lane;
  }

  /** Takes the list of participants as far as it has come; whoever is no longer in it loses the lane. */
  setParticipants(list: readonly ParticipantSummary[], complete: boolean): void {
    const changed: string[] = [];
    const completed = complete !== this.#complete;
    this.#complete = complete;
    const present = new Set<string>();
    for (const participant of list) {
      const id = participant.participantId;
      if (id === undefined || present.has(id)) continue;
      present.add(id);
      const before = this.#participants.get(id);
      if (before && (before === participant || sameMembers(before, participant))) continue;
      this.#participants.set(id, participant);
      this.#lanes.delete(id);
      changed.push(id);
    }
    for (const id of this.#participants.keys()) {
      if (present.has(id)) continue;
      this.#participants.delete(id);
      this.#lanes.delete(id);
      changed.push(id);
    }
    if (changed.length === 0 && !completed) return;
    const ids = inOrder([...present], this.#participants, complete);
    if (ids.length !== this.#ids.length || ids.some((id, i) => id !== this.#ids[i])) this.#ids = ids;
    this.#listVersion += 1;
    this.#changed(changed);
  }

  /** Adds events of one participant, which need not be listed yet. */
  addEvents(participantId: string, events: readonly ParticipantEvent[]): void {
    const { rows, undated } = eventRows(events, this);
    const before = this.#events.get(participantId) ?? NO_EVENTS;
    this.#put(participantId, withRows(before, rows, this.#order), undated);
  }

  /**
   * The same for events in columns, sorted and without doubles.
   * @param events their numbers are those of this store's tables
   * @param undated events without a time, as their JSON
   */
  addColumns(participantId: string, events: LaneEvents, undated: readonly string[]): void {
    const before = this.#events.get(participantId) ?? NO_EVENTS;
    this.#put(participantId, withColumns(before, events, this.#order), undated);
  }

  setLoad(participantId: string, load: LaneLoad): void {
    const before = this.#loads.get(participantId) ?? NOT_LOADED;
    if (sameMembers(before, load)) return;
    this.#loads.set(participantId, load);
    this.#lanes.delete(participantId);
    this.#changed(participantId);
  }

  /** How far the events of a participant are known, who need not be listed yet. */
  loadOf(id: string): LaneLoad {
    return this.#loads.get(id) ?? NOT_LOADED;
  }

  #put(participantId: string, events: LaneEvents, undated: readonly string[]): void {
    let changed = (this.#events.get(participantId) ?? NO_EVENTS) !== events;
    if (changed) this.#events.set(participantId, events);
    if (undated.length > 0) {
      const known = this.#undated.get(participantId) ?? new Set<string>();
      const before = known.size;
      for (const event of undated) known.add(event);
      this.#undated.set(participantId, known);
      changed ||= known.size !== before;
    }
    if (!changed) return;
    this.#lanes.delete(participantId);
    this.#changed(participantId);
  }

  #changed(what: string | readonly string[]): void {
    this.#changes.push(what);
    for (const listener of this.#listeners) listener();
  }
}

/**
 * Lanes from top to bottom: who ever published first, then by first join once the list is whole. A list that grows is not
 * sorted anew with every page: rows would jump under the reader's eyes, and publishers are few.
 */
function inOrder(
  ids: readonly string[],
  participants: ReadonlyMap<string, ParticipantSummary>,
  complete: boolean,
): readonly string[] {
  const published: string[] = [];
  const others: string[] = [];
  for (const id of ids) (participants.get(id)?.published === true ? published : others).push(id);
  if (!complete) return [...published, ...others];
  // Read once each: a time is read from its text, and of ten thousand each is compared a dozen times.
  const joined = new Map(ids.map((id) => [id, joinedAt(participants.get(id))]));
  const byJoin = (a: string, b: string) => (joined.get(a) ?? 0) - (joined.get(b) ?? 0) || (a < b ? -1 : 1);
  return [...published.sort(byJoin), ...others.sort(byJoin)];
}

/** First join in milliseconds since the epoch; who has none comes last. */
function joinedAt(participant: ParticipantSummary | undefined): number {
  const time = participant?.firstJoinTime === undefined ? Number.NaN : Date.parse(participant.firstJoinTime);
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time;
}

function sameMembers(a: object, b: object): boolean {
  const ofA = Object.entries(a).filter(([, value]) => value !== undefined);
  const ofB = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return ofA.length === ofB.size && ofA.every(([key, value]) => ofB.get(key) === value);
}
