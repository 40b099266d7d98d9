import { inTurns } from '../in-turns.ts';
import type { TimelineStore } from '../timeline/data/store.ts';
import { type EventIndex, indexEvents } from './event-index.ts';

/** Milliseconds: while lanes are loading the store changes many times a second, and a million events take a third of one. */
const REST_MS = 150;
const AT_MOST_MS = 1500;
/** While more and more comes, putting it in order takes one part in so many of the page's time. */
const SHARE = 8;

/** Keeps the loaded events of some lanes in order, between turns of the page. */
export class IndexKeeper {
  readonly #store: TimelineStore;
  readonly #tell: (index: EventIndex) => void;
  #ids: readonly string[] = [];
  #left = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #builtAt = performance.now();
  #took = 0;
  #building = false;
  /** Whether more has come since what is being put in order was begun. */
  #changed = false;

  /** @param tell given the events once they are in order */
  constructor(store: TimelineStore, tell: (index: EventIndex) => void) {
    this.#store = store;
    this.#tell = tell;
  }

  /** The lanes whose events are wanted from now on: at once, save where they only become more with a list that grows. */
  follow(ids: readonly string[]): void {
    this.#ids = ids;
    if (!this.#store.complete) {
      this.soon();
      return;
    }
    this.leave();
    void this.#build();
  }

  /** More has been loaded: it is put in order when that rests, or now and then where it does not. */
  soon(): void {
    this.#changed = true;
    if (this.#building) return;
    clearTimeout(this.#timer);
    const overdue = this.#builtAt + Math.max(AT_MOST_MS, SHARE * this.#took) - performance.now();
    this.#timer = setTimeout(() => void this.#build(), Math.max(0, Math.min(REST_MS, overdue)));
  }

  /** Ends what is under way, and what was to come. */
  leave(): void {
    clearTimeout(this.#timer);
    this.#left.abort();
    this.#left = new AbortController();
    this.#building = false;
  }

  async #build(): Promise<void> {
    const { signal } = this.#left;
    const began = performance.now();
    this.#building = true;
    this.#changed = false;
    const next = await inTurns(indexEvents(this.#store, this.#ids), signal);
    if (next === undefined || signal.aborted) return;
    this.#building = false;
    this.#builtAt = performance.now();
    this.#took = this.#builtAt - began;
    this.#tell(next);
    if (this.#changed) this.soon();
  }
}
