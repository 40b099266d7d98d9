import { setImmediate as nextTurn } from 'node:timers/promises';
import type { WatchState } from '#shared/live/contract.ts';
import type { Topic } from '#shared/live/topic.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { News } from '../news.ts';
import type { Feed, Look, Rhythm } from './feed.ts';
import { HeldAnswer } from './held-answer.ts';
import { Pace } from './pace.ts';
import type { PollingLoad } from './polling-load.ts';

/** Before the first look nobody knows what moves. */
const UNKNOWN: Rhythm = { leastMs: 2_000, calmMs: 8_000 };
/** Milliseconds between two looks that were hurried, from the start of one to the start of the next. */
const HURRIED_MS = 1_000;
/** Whoever subscribes has just loaded the page: the first look need not ask again. */
const JUST_LOADED_MS = 2_000;
/**
 * Two who look within so many milliseconds, a click and a poller, see the same. It adds to the interval that the page
 * states, of which a change may be late by 300 ms in all.
 */
const HELD_MS = 150;
/** Milliseconds of rest after a look, however long it took. */
const REST_MS = 200;

interface LoopOptions {
  topic: Topic;
  feed: Feed;
  load: PollingLoad;
  publish: (news: News) => void;
  /** Told after every look: how it is watched may have changed. */
  looked: () => void;
  /** Multiplies what is waited: above 1 while news comes in another way as well. */
  slowness: () => number;
}

/** Looks at one feed again and again, until it is stopped or the thing has settled. */
export class FeedLoop {
  readonly #options: LoopOptions;
  readonly #held: HeldAnswer;
  readonly #pace = new Pace();
  readonly #end = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  #looked = false;
  #hurried = false;
  #startedAt = Number.NEGATIVE_INFINITY;
  #rhythm: Rhythm = UNKNOWN;
  #everyMs = 0;
  #state: WatchState['state'] = 'live';
  #failure: WatchState['failure'];

  constructor(options: LoopOptions) {
    this.#options = options;
    this.#held = new HeldAnswer(options.topic, options.feed);
    options.load.set(options.feed.operation, this, 1);
    void this.#look();
  }

  get state(): WatchState {
    const { feed, load } = this.#options;
    return {
      state: this.#state,
      // What is stated is to be true also when a look has to wait for its turn.
      everyMs: this.#everyMs === 0 ? 0 : Math.round(this.#everyMs + load.turnMs(feed.operation)),
      ...(this.#failure === undefined ? {} : { failure: this.#failure }),
    };
  }

  snapshot(): readonly News[] {
    return this.#held.snapshot();
  }

  hurry(): void {
    if (this.#end.signal.aborted) return;
    this.#pace.hurry();
    if (this.#looking) this.#hurried = true;
    else this.#lookAt(this.#startedAt + HURRIED_MS);
  }

  stop(): void {
    this.#end.abort();
    clearTimeout(this.#timer);
    this.#options.load.remove(this.#options.feed.operation, this);
  }

  #lookAt(moment: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), Math.max(0, moment - performance.now()));
  }

  async #look(): Promise<void> {
    const { feed, load, looked, slowness } = this.#options;
    const { signal } = this.#end;
    this.#looking = true;
    this.#hurried = false;
    this.#startedAt = performance.now();
    try {
      const look = await feed.look(signal, this.#looked ? HELD_MS : JUST_LOADED_MS);
      if (signal.aborted) return;
      await this.#take(look);
      if (signal.aborted) return;
    } catch (error) {
      if (signal.aborted) return;
      this.#pace.failed();
      this.#state = 'failing';
      this.#failure = failureOf(error);
    } finally {
      this.#looking = false;
    }
    if (this.#state === 'settled') {
      this.#everyMs = 0;
      load.remove(feed.operation, this);
      if (this.#hurried) this.#lookAt(this.#startedAt + HURRIED_MS);
    } else {
      this.#everyMs = Math.round(this.#pace.everyMs(this.#rhythm, load.leastMs(feed.operation)) * slowness());
      const next = this.#startedAt + (this.#hurried ? HURRIED_MS : this.#everyMs);
      this.#lookAt(Math.max(next, performance.now() + REST_MS));
    }
    looked();
  }

  async #take(look: Look): Promise<void> {
    const { feed, load, publish } = this.#options;
    const { changed, news } = await this.#held.take(look);
    if (this.#end.signal.aborted) return;
    this.#looked = true;
    this.#pace.found(changed);
    this.#failure = undefined;
    const outlook = feed.outlook(look);
    this.#state = outlook === 'settled' ? 'settled' : 'live';
    if (outlook !== 'settled') {
      this.#rhythm = outlook;
      load.set(feed.operation, this, look.kind === 'list' ? look.pages : 1);
    }
    for (const [at, each] of news.entries()) {
      // Each is encoded as it is published. Who comes between two pieces is told the whole, and then once more what the
      // rest sets by key; without keys the rest would be added a second time, so that nobody may come between.
      if (at > 0 && 'list' in each && each.list.by !== undefined) await nextTurn();
      if (this.#end.signal.aborted) return;
      publish(each);
    }
  }
}

function failureOf(error: unknown): NonNullable<WatchState['failure']> {
  return error instanceof ApiError
    ? { code: error.code, message: error.message }
    : { code: 'internal', message: 'The console failed while it looked at this; its log tells more.' };
}
