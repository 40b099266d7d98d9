/** How a lane's loading came out; `cancelled`: nobody looks at it any more. */
export type LoadOutcome = { state: 'loaded' } | { state: 'cancelled' } | { state: 'failed'; error: unknown };

export interface LoadQueueOptions {
  /** Loads all events of a lane; rejects when it cannot, or when the signal ends it. */
  load: (laneId: string, signal: AbortSignal) => Promise<void>;
  /** Whether the lane is to be loaded at all. A failed one is not, until somebody asks for it. */
  needs: (laneId: string) => boolean;
  onStart: (laneId: string) => void;
  onEnd: (laneId: string, outcome: LoadOutcome) => void;
  /** Told when what is in flight or waiting changes. */
  onChange?: () => void;
}

/** Most lanes that one browser has in flight or waiting at any time. */
export const QUEUE_LIMIT = 40;

/**
 * Most lanes in flight. Over HTTP/1.1 a browser opens six connections to a server: two stay free for the rest of the
 * page, and four keep the upstream's five calls a second busy.
 */
export const IN_FLIGHT_LIMIT = 4;

/**
 * Decides which lanes load next. It is told what is wanted, in order of urgency, as often as that changes: what is in
 * flight and no longer wanted is cancelled, what waits is always the most urgent.
 */
export class LoadQueue {
  readonly #options: LoadQueueOptions;
  readonly #inFlight = new Map<string, AbortController>();
  #waiting: string[] = [];
  #wanted: () => Iterable<string> = () => [];

  constructor(options: LoadQueueOptions) {
    this.#options = options;
  }

  get inFlight(): number {
    return this.#inFlight.size;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * @param wanted gives lane ids, most urgent first; it is asked again whenever there is room, so it may be long
   */
  want(wanted: () => Iterable<string>): void {
    this.#wanted = wanted;
    this.#choose();
  }

  /** Looks again at what is wanted: a lane that failed, or was loaded, may need loading once more. */
  again(): void {
    this.#choose();
  }

  /** Cancels everything. The queue may be used again. */
  clear(): void {
    this.want(() => []);
  }

  #choose(): void {
    const kept = new Set<string>();
    const chosen = new Set<string>();
    for (const id of this.#wanted()) {
      if (this.#inFlight.has(id)) kept.add(id);
      else if (chosen.size < QUEUE_LIMIT && this.#options.needs(id)) chosen.add(id);
      if (kept.size === this.#inFlight.size && kept.size + chosen.size >= QUEUE_LIMIT) break;
    }
    for (const id of this.#inFlight.keys()) {
      if (!kept.has(id)) this.#cancel(id);
    }
    this.#waiting = [...chosen].slice(0, QUEUE_LIMIT - this.#inFlight.size);
    this.#fill();
    this.#options.onChange?.();
  }

  #fill(): void {
    while (this.#inFlight.size < IN_FLIGHT_LIMIT) {
      const id = this.#waiting.shift();
      if (id === undefined) return;
      void this.#run(id);
    }
  }

  async #run(id: string): Promise<void> {
    const controller = new AbortController();
    this.#inFlight.set(id, controller);
    this.#options.onStart(id);
    let outcome: LoadOutcome;
    try {
      await this.#options.load(id, controller.signal);
      outcome = { state: 'loaded' };
    } catch (error) {
      outcome = { state: 'failed', error };
    }
    // A cancelled load has been told of when it was cancelled, and the lane may be in flight again since.
    if (this.#inFlight.get(id) !== controller) return;
    this.#inFlight.delete(id);
    this.#options.onEnd(id, outcome);
    this.#choose();
  }

  #cancel(id: string): void {
    const controller = this.#inFlight.get(id);
    this.#inFlight.delete(id);
    controller?.abort();
    this.#options.onEnd(id, { state: 'cancelled' });
  }
}
