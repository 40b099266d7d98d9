import type { EventLane } from '#shared/participants/event-columns.ts';
import type { ParticipantSummary } from '#shared/participants/contract.ts';
import type { LaneShape } from './derive.ts';
import { LaneShapes, type SessionExtent } from './lane-shapes.ts';
import { SessionFigureBook, type SessionFigures } from './session-figures.ts';
import { type Lane, TimelineStore } from './store.ts';

/** Why the events of a participant could not be had, in a sentence. */
export interface LaneFailure {
  participantId: string;
  reason: string;
}

/** What is known of one session's lanes; all of the timeline that needs neither a screen nor a server. */
export class SessionTimeline {
  readonly store = new TimelineStore();
  readonly #shapes = new LaneShapes();
  readonly #figures = new SessionFigureBook();
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

  figures(extent: SessionExtent): SessionFigures {
    return this.#figures.of(this.store, extent);
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
  take({ participantId, asOf, events }: EventLane): void {
    const before = this.store.loadOf(participantId).asOf;
    this.store.addEvents(participantId, events);
    if (before === undefined || before <= asOf) this.store.setLoad(participantId, { state: 'loaded', asOf });
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
}
