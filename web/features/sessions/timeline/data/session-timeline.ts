import type { EventLane } from '#shared/participants/event-columns.ts';
import type { ParticipantSummary } from '#shared/participants/contract.ts';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import { type Activity, ActivityBook, gapsIn } from './activity.ts';
import { type Density, densityOf } from './density.ts';
import type { LaneShape } from './derive.ts';
import { codeNumber } from './event-row.ts';
import type { LaneColumns } from './lane-columns.ts';
import { CODE_MASK, emptyColumns, REPLICA_BIT } from './lane-events.ts';
import { idleTailOf } from './idle-tail.ts';
import { joinShapes, type LaneBands } from './join-shapes.ts';
import { LaneShapes, type SessionExtent } from './lane-shapes.ts';
import { peopleOf, type Person } from './people.ts';
import { SessionFigureBook, type SessionFigures } from './session-figures.ts';
import { type Lane, TimelineStore } from './store.ts';

/** Why the events of a participant could not be had, in a sentence. */
export interface LaneFailure {
  participantId: string;
  reason: string;
}

const NO_GAPS: readonly TimeWindow[] = [];

/** What is known of one session's lanes; all of the timeline that needs neither a screen nor a server. */
export class SessionTimeline {
  readonly store = new TimelineStore();
  readonly #shapes = new LaneShapes();
  readonly #figures = new SessionFigureBook();
  readonly #activity = new ActivityBook();
  /** By the first of the shapes: gone with the shapes that are kept ready. */
  readonly #joined = new WeakMap<LaneShape, { shapes: readonly LaneShape[]; bands: LaneBands }>();
  #gaps: { of: Activity; gaps: readonly TimeWindow[] } | undefined;
  #density: { ids: readonly string[]; version: number; to: number; density: Density } | undefined;
  #looked: readonly string[] = [];
  #failed: ReadonlySet<string> = new Set();

  /** Lanes that somebody looks at. */
  get looked(): readonly string[] {
    return this.#looked;
  }

  /** Whether something that somebody looks at has yet to come. */
  get waiting(): boolean {
    return this.#looked.some((id) => this.store.loadOf(id).state === 'loading');
  }

  setParticipants(list: readonly ParticipantSummary[], complete: boolean): void {
    this.store.setParticipants(list, complete);
  }

  shapeOf(lane: Lane, extent: SessionExtent): LaneShape | undefined {
    return this.#shapes.of(lane, extent);
  }

  /** What the loaded ones of a person's lanes show together; undefined when none is loaded. */
  bandsOf(lanes: readonly Lane[], extent: SessionExtent): LaneBands | undefined {
    const shapes = lanes.flatMap((lane) => this.#shapes.of(lane, extent) ?? []);
    const [first] = shapes;
    if (!first || shapes.length === 1) return first;
    const known = this.#joined.get(first);
    if (known?.shapes.length === shapes.length && shapes.every((shape, i) => shape === known.shapes[i]))
      return known.bands;
    const bands = joinShapes(shapes);
    this.#joined.set(first, { shapes, bands });
    return bands;
  }

  figures(extent: SessionExtent): SessionFigures {
    return this.#figures.of(this.store, extent);
  }

  /** The people behind some participants, in the order in which the first entry of each comes. */
  people(ids: readonly string[], extent: SessionExtent): readonly Person[] {
    if (ids !== this.store.ids) return peopleOf(ids, this.store);
    this.figures(extent);
    return this.#figures.everybody;
  }

  /** Participants with errors among their loaded events; the same set until it changes. */
  erring(extent: SessionExtent): ReadonlySet<string> {
    this.figures(extent);
    return this.#figures.erring;
  }

  /** Participants that ever published; the same set until it changes. */
  publishers(extent: SessionExtent): ReadonlySet<string> {
    this.figures(extent);
    return this.#figures.publishers;
  }

  /**
   * Events by time over all lanes.
   * @param knownUntil end of what is known of the session, milliseconds since the epoch
   */
  activity({ start }: SessionExtent, knownUntil: number): Activity {
    return this.#activity.of(this.store, start, knownUntil);
  }

  /** Stretches without any event; none as long as events may be missing, for then nobody can tell. */
  gaps(extent: SessionExtent, knownUntil: number): readonly TimeWindow[] {
    const { loaded, participants } = this.figures(extent);
    if (!this.store.complete || loaded < participants) return NO_GAPS;
    const activity = this.activity(extent, knownUntil);
    if (this.#gaps?.of !== activity) this.#gaps = { of: activity, gaps: gapsIn(activity) };
    return this.#gaps.gaps;
  }

  idleTail(extent: SessionExtent, knownUntil: number): TimeWindow | undefined {
    return idleTailOf(this.store, this.#shapes, extent, knownUntil);
  }

  /** How many of some participants were in, by time. */
  density(ids: readonly string[], extent: SessionExtent, knownUntil: number): Density {
    const { version } = this.store;
    const held = this.#density;
    if (held?.ids === ids && held.version === version && held.to === knownUntil) return held.density;
    this.figures(extent);
    const { step } = this.activity(extent, knownUntil);
    const density = densityOf(ids, this.store, this.#figures.staysOf, extent.start, knownUntil, step);
    this.#density = { ids, version, to: knownUntil, density };
    return density;
  }

  /** Says which lanes somebody looks at: the server is asked for them, so they are loading until they come. */
  look(visible: readonly string[]): void {
    const before = this.#looked;
    this.#looked = visible;
    const now = new Set(visible);
    for (const id of before) {
      if (!now.has(id) && this.store.loadOf(id).state === 'loading')
        this.store.setLoad(id, { state: 'not-loaded' });
    }
    for (const id of visible) {
      if (this.store.loadOf(id).state === 'not-loaded') this.store.setLoad(id, { state: 'loading' });
    }
  }

  /** All events of a participant, as they were known at one time. Older ones than those that are there add nothing. */
  take({ participantId, asOf, events }: Pick<EventLane, 'participantId' | 'asOf' | 'events'>): void {
    this.store.addEvents(participantId, events);
    this.#loaded(participantId, asOf);
  }

  /**
   * The same for a block of participants, one after the other, so that the page may be given a turn between two.
   * @returns after each participant how many events it has
   */
  *takeColumns(columns: LaneColumns): Generator<number, void> {
    const { lanes, subjectTexts, codeTexts, times, kinds, subjects, codes } = columns;
    const subjectOf = Uint32Array.from(subjectTexts, (text) => this.store.subjects.number(text));
    const codeOf = codeTexts.map((text) => codeNumber(this.store.errorCodes, text));
    let from = 0;
    for (const { participantId, asOf, count, undated } of lanes) {
      const to = from + count;
      // Copies: a part that is kept would keep the whole block. Most lanes have no error and are of no replica.
      const ownCodes = codes.subarray(from, to);
      const hasCodes = ownCodes.some((code) => code !== 0);
      const events = emptyColumns(count, hasCodes);
      events.times.set(times.subarray(from, to));
      events.kinds.set(kinds.subarray(from, to));
      for (let i = 0; i < count; i += 1) {
        events.subjects[i] = subjectOf[subjects[from + i] ?? 0] ?? 0;
        const code = ownCodes[i] ?? 0;
        if (hasCodes) events.codes[i] = (code & REPLICA_BIT) | (codeOf[code & CODE_MASK] ?? 0);
      }
      this.store.addColumns(participantId, events, undated);
      this.#loaded(participantId, asOf);
      from = to;
      yield count;
    }
  }

  /** Of whom the server could load nothing. Whoever is no longer among them is being tried again. */
  setFailures(failures: readonly LaneFailure[]): void {
    const failed = new Set<string>();
    for (const { participantId, reason } of failures) {
      failed.add(participantId);
      this.store.setLoad(participantId, {
        state: 'failed',
        reason,
        asOf: this.store.loadOf(participantId).asOf,
      });
    }
    for (const id of this.#failed) {
      const load = this.store.loadOf(id);
      if (failed.has(id) || load.state !== 'failed') continue;
      this.store.setLoad(
        id,
        load.asOf === undefined ? { state: 'not-loaded' } : { state: 'loaded', asOf: load.asOf },
      );
    }
    this.#failed = failed;
    this.look(this.#looked);
  }

  #loaded(participantId: string, asOf: number): void {
    const before = this.store.loadOf(participantId).asOf;
    if (before === undefined || before <= asOf) this.store.setLoad(participantId, { state: 'loaded', asOf });
  }
}
