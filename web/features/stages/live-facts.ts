/**
 * What the list of stages does not tell about a live one, and what is asked for only where someone looks: since when it
 * is live, and whether anybody who publishes is still there. Two calls a stage, out of a quota of five a second.
 */

export interface LiveStage {
  stageId: string;
  sessionId: string;
}

/**
 * `connected`: somebody who has published in this session is connected. `gone`: nobody is.
 * `undecided`: the first hundred who have published are gone and there are more, which is not worth more calls here.
 *
 * The API has no list of who publishes now: `published` means ever in this session. So somebody who has stopped
 * publishing and stays to watch still counts as connected, and the stage as live.
 */
export type PublisherPresence = 'connected' | 'gone' | 'undecided';

export interface LiveFacts {
  startTime?: string | undefined;
  publishers?: PublisherPresence | undefined;
}

interface PublishedPage {
  items: readonly { state?: string | undefined }[];
  nextToken?: string | undefined;
}

/** Reads one page of ListParticipants with `filterByPublished`. */
export function publisherPresence(page: PublishedPage): PublisherPresence {
  if (page.items.some(({ state }) => state === 'CONNECTED')) return 'connected';
  return page.nextToken ? 'undecided' : 'gone';
}

export interface LiveFactsSource {
  /** Resolves with the ISO start time of the session, if AWS gives one. */
  loadStart: (stage: LiveStage, signal: AbortSignal) => Promise<string | undefined>;
  /** @param round what is known since this moment need not be asked again */
  loadPublishers: (stage: LiveStage, round: number, signal: AbortSignal) => Promise<PublisherPresence>;
}

/** At most so many stages are asked about at once; the rest wait their turn in the order they are wanted. */
const AT_ONCE = 4;

interface Entry {
  facts: LiveFacts;
  /** The round for which `publishers` was asked, or is being asked. */
  round: number;
  failure?: unknown;
}

/** Loads facts of the stages wanted now, a few at a time; drops what is no longer wanted. Knows nothing of React. */
export class LiveFactsLoader {
  #wanted: readonly LiveStage[] = [];
  #round = 0;
  #known: ReadonlyMap<string, LiveFacts> = new Map();
  readonly #entries = new Map<string, Entry>();
  readonly #running = new Map<string, AbortController>();
  readonly #listeners = new Set<() => void>();
  readonly #source: LiveFactsSource;

  constructor(source: LiveFactsSource) {
    this.#source = source;
  }

  /** By session id; a new map whenever something is added. */
  get known(): ReadonlyMap<string, LiveFacts> {
    return this.#known;
  }

  /** Why the last question about a session failed, if it did. */
  failureOf(sessionId: string): unknown {
    return this.#entries.get(sessionId)?.failure;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Sets what is wanted from now on, the most urgent first.
   * @param round when the list came, so it grows with every refresh: what was asked for an earlier one is asked again, and shown
   *   until the new answer is there
   */
  want(stages: readonly LiveStage[], round: number): void {
    this.#wanted = stages;
    this.#round = round;
    const ids = new Set(stages.map(({ sessionId }) => sessionId));
    for (const [sessionId, controller] of this.#running) {
      if (!ids.has(sessionId)) controller.abort();
    }
    this.#startMore();
  }

  #startMore(): void {
    for (const stage of this.#wanted) {
      if (this.#running.size >= AT_ONCE) return;
      const entry = this.#entries.get(stage.sessionId);
      if (this.#running.has(stage.sessionId) || (entry && entry.round >= this.#round)) continue;
      void this.#load(stage);
    }
  }

  async #load(stage: LiveStage): Promise<void> {
    const { sessionId } = stage;
    const controller = new AbortController();
    this.#running.set(sessionId, controller);
    const before = this.#entries.get(sessionId);
    const entry: Entry = { facts: { ...before?.facts }, round: this.#round };
    const tell = (change: LiveFacts) => {
      entry.facts = { ...entry.facts, ...change };
      if (!controller.signal.aborted) this.#publish(sessionId, entry.facts);
    };
    const { signal } = controller;
    const outcomes = await Promise.allSettled([
      // A session's start never changes: asked once.
      entry.facts.startTime === undefined &&
        this.#source.loadStart(stage, signal).then((startTime) => tell({ startTime })),
      this.#source.loadPublishers(stage, entry.round, signal).then((publishers) => tell({ publishers })),
    ]);
    this.#running.delete(sessionId);
    if (!signal.aborted) {
      entry.failure = outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
      this.#entries.set(sessionId, entry);
      if (entry.failure !== undefined) this.#publish(sessionId, entry.facts);
    }
    this.#startMore();
  }

  #publish(sessionId: string, facts: LiveFacts): void {
    this.#known = new Map(this.#known).set(sessionId, facts);
    for (const listener of this.#listeners) listener();
  }
}
