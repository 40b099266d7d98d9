import type { ParticipantEvent, ParticipantSummary } from '#shared/participants/contract.ts';
import { LaneShapes, type SessionExtent } from './lane-shapes.ts';
import { type LoadOutcome, LoadQueue } from './load-queue.ts';
import { SessionFigureBook, type SessionFigures } from './session-figures.ts';
import { type Lane, TimelineStore } from './store.ts';
import type { LaneShape } from './derive.ts';

export interface EventPage {
  items: readonly ParticipantEvent[];
  nextToken?: string | undefined;
  /** ISO 8601, by the upstream's clock. */
  asOf: string;
}

/** Loads one page of a participant's events. */
export type LoadEventPage = (
  participantId: string,
  nextToken: string | undefined,
  signal: AbortSignal,
) => Promise<EventPage>;

/** What is known of one session's lanes, and the loading of more; all of the timeline that needs no screen. */
export class SessionTimeline {
  readonly store = new TimelineStore();
  readonly #shapes = new LaneShapes();
  readonly #figures = new SessionFigureBook();
  readonly #queue: LoadQueue;
  readonly #loadPage: LoadEventPage;
  readonly #inWords: (error: unknown) => string;
  /** Milliseconds since the epoch at which the loads under way began, by the upstream's clock. */
  readonly #asOf = new Map<string, number>();

  /**
   * @param inWords says why a load failed, in a few words; it may throw what is no failed request but a defect
   */
  constructor(loadPage: LoadEventPage, inWords: (error: unknown) => string) {
    this.#loadPage = loadPage;
    this.#inWords = inWords;
    this.#queue = new LoadQueue({
      load: (id, signal) => this.#load(id, signal),
      needs: (id) => this.store.needsLoad(id),
      onStart: (id) => this.store.setLoad(id, { state: 'loading', asOf: this.store.lane(id)?.load.asOf }),
      onEnd: (id, outcome) => this.#settle(id, outcome),
    });
  }

  get inFlight(): number {
    return this.#queue.inFlight;
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

  /**
   * Says which lanes somebody looks at; the others are cancelled.
   * @param others lanes that may follow when those are there; none unless somebody asked for all
   */
  look(visible: readonly string[], others: readonly string[] = []): void {
    const isPublisher = (id: string) => this.store.lane(id)?.participant.published === true;
    const urgent = [...visible.filter(isPublisher), ...visible.filter((id) => !isPublisher(id))];
    this.#queue.want(function* () {
      yield* urgent;
      yield* others;
    });
  }

  /** Loads lanes that failed once more, as far as they are looked at; all of them unless some are named. */
  retry(ids: readonly string[] = this.store.ids): void {
    for (const id of ids) {
      if (this.store.lane(id)?.load.state === 'failed') this.#forget(id);
    }
    this.#queue.again();
  }

  /**
   * What is looked at is loaded anew as far as it may have changed, and what failed is tried again. Lanes loaded after
   * the session's end stay as they are: AWS adds no events to an ended session.
   */
  refresh(extent: SessionExtent): void {
    this.store.markStale(extent.end);
    this.retry();
  }

  /** Stops all loading, as nobody looks any more. */
  stop(): void {
    this.#queue.clear();
  }

  async #load(id: string, signal: AbortSignal): Promise<void> {
    let nextToken: string | undefined;
    let first = true;
    do {
      const page = await this.#loadPage(id, nextToken, signal);
      if (signal.aborted) throw signal.reason;
      // The age of a lane is that of its first page: the oldest, so never younger than the truth.
      if (first) this.#asOf.set(id, Date.parse(page.asOf));
      first = false;
      this.store.addEvents(id, page.items);
      // AWS leaves open whether the last page omits the token or sends an empty one.
      nextToken = page.nextToken || undefined;
    } while (nextToken !== undefined);
  }

  #settle(id: string, outcome: LoadOutcome): void {
    const before = this.store.lane(id)?.load.asOf;
    const asOf = this.#asOf.get(id);
    this.#asOf.delete(id);
    if (outcome.state === 'loaded' && asOf !== undefined) {
      this.store.setLoad(id, { state: 'loaded', asOf });
    } else if (outcome.state === 'failed') {
      this.store.setLoad(id, { state: 'failed', reason: this.#inWords(outcome.error), asOf: before });
    } else {
      this.#forget(id);
    }
  }

  /** Back to what the lane was before it was loaded, or loaded anew. */
  #forget(id: string): void {
    const asOf = this.store.lane(id)?.load.asOf;
    this.store.setLoad(
      id,
      asOf === undefined ? { state: 'not-loaded' } : { state: 'loaded', asOf, stale: true },
    );
  }
}
