import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LiveConnection } from '#server/aws/connections.ts';
import { ApiError } from '#server/http/api-error.ts';
import { BlockWriter } from './block-writer.ts';
import type { EventBlocks } from './event-blocks.ts';
import { type KnownLane, readLaneBook } from './lane-book.ts';
import { allEvents } from './load-lane.ts';
import { type Person, rankOf } from './people.ts';
import type { SessionAddress } from './session-address.ts';
import type { WantedLanes } from './wanted-lanes.ts';

export interface SessionLoaderOptions {
  address: SessionAddress;
  stageArn: string;
  connection: LiveConnection;
  blocks: EventBlocks;
  wanted: WantedLanes;
  /** Told of everything that whoever looks at the session may see. */
  changed: () => void;
  reportDefect: (error: unknown) => void;
}

/**
 * Calls that wait for their turn at one time: one behind the one that is under way keeps the rate up, more would only
 * stand before what somebody clicks. Without a rate, as many are under way as one process answers well.
 */
const VISIBLE_AT_ONCE = 2;
const AT_ONCE = 5;
/** Tries of a participant, each with the repetitions of the budget, before it is left to whoever looks. */
const TRIES = 3;

interface Errand {
  ids: Iterator<string>;
  /** What the iterator gave that is under way. */
  open: number;
  done: boolean;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Loads events of one session, each participant once however many ask. What is on screen anywhere goes first and at the
 * priority of what somebody waits for; the errand of a job goes on beside it, in its own order, with what is left over.
 */
export class SessionLoader {
  readonly book: Map<string, KnownLane>;
  readonly people = new Map<string, Person>();
  /** When the list of them was asked for, milliseconds since the epoch by the upstream's clock. */
  peopleAt = 0;
  /** Why the events of a participant could not be had, in a sentence, by its id. */
  readonly failures = new Map<string, string>();
  readonly writer: BlockWriter;
  /** When the session ended, milliseconds since the epoch; undefined while it is live or not known. */
  endedAt: number | undefined;
  /** The number of the last block; -1 where there is none. */
  cursor: number;
  readonly stageArn: string;
  readonly #options: SessionLoaderOptions;
  /** Lanes that are to be asked again, and the answer that would do: milliseconds since the epoch. */
  readonly #outdated = new Map<string, number>();
  readonly #underWay = new Map<string, { stop: AbortController; priority: 'visible' | 'background' }>();
  /** Loaded, and on their way to the disk. */
  readonly #fresh = new Map<string, KnownLane>();
  #visible = 0;
  #errand: Errand | undefined;
  #lastErrand: Promise<unknown> = Promise.resolve();
  #closed = false;

  private constructor(options: SessionLoaderOptions, book: Map<string, KnownLane>, cursor: number) {
    this.#options = options;
    this.stageArn = options.stageArn;
    this.book = book;
    this.cursor = cursor;
    this.writer = new BlockWriter({
      blocks: options.blocks,
      address: options.address,
      kept: (lanes, block) => {
        for (const { participantId } of lanes) {
          const known = this.#fresh.get(participantId);
          if (known) this.book.set(participantId, known);
          this.#fresh.delete(participantId);
        }
        this.cursor = block;
        options.changed();
      },
      failed: (error) => {
        options.reportDefect(error);
        this.#fail(error);
      },
    });
  }

  /** Reads what an earlier process, or an earlier visit, has loaded. */
  static async open(options: SessionLoaderOptions): Promise<SessionLoader> {
    const book = await readLaneBook(options.blocks, options.address);
    return new SessionLoader(options, book, await options.blocks.last(options.address));
  }

  get busy(): boolean {
    return this.#underWay.size > 0 || this.#fresh.size > 0 || this.#errand !== undefined;
  }

  known(id: string): KnownLane | undefined {
    return this.#fresh.get(id) ?? this.book.get(id);
  }

  /** Whether the participant's events have yet to be asked for, or once more. */
  needs(id: string): boolean {
    const known = this.known(id);
    return known === undefined || known.asOf < (this.#outdated.get(id) ?? Number.NEGATIVE_INFINITY);
  }

  /** What is known of the participant is no longer enough where it is older than an instant of the upstream's clock. */
  outdate(id: string, before: number): void {
    this.#outdated.set(id, Math.max(before, this.#outdated.get(id) ?? Number.NEGATIVE_INFINITY));
  }

  /** Looks again at what is wanted. */
  look(): void {
    this.#proceed();
  }

  /** Those that failed are tried again by whoever asks for them next. */
  forgive(): void {
    this.failures.clear();
    this.#options.changed();
  }

  /**
   * Has participants loaded, in this order, as far as they need it; resolves when all are on the disk or have failed.
   * One errand goes on at a time, and the next waits for it.
   * @throws the signal's reason, and what makes all further asking useless: a permission or credentials that are missing
   */
  async run(ids: Iterable<string>, signal: AbortSignal): Promise<void> {
    const before = this.#lastErrand;
    const mine = before.then(async () => this.#runErrand(ids, signal));
    this.#lastErrand = mine.catch(() => undefined);
    return mine;
  }

  async #runErrand(ids: Iterable<string>, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const stop = (): void => {
      this.#fail(signal.reason);
      for (const { stop: call, priority } of this.#underWay.values())
        if (priority === 'background') call.abort(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      await new Promise<void>((resolve, reject) => {
        this.#errand = { ids: ids[Symbol.iterator](), open: 0, done: false, resolve, reject };
        this.#proceed();
      });
    } finally {
      signal.removeEventListener('abort', stop);
      this.#errand = undefined;
      // What was loaded is not asked for a second time.
      await this.writer.flush();
    }
  }

  /** Ends everything that is under way; what was loaded is on the disk when it resolves. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#fail(new Error('closing'));
    for (const { stop } of this.#underWay.values()) stop.abort(new Error('closing'));
    await this.#lastErrand;
    await this.writer.flush();
  }

  #fail(error: unknown): void {
    this.#errand?.reject(error);
    this.#errand = undefined;
  }

  #proceed(): void {
    if (this.#closed) return;
    for (const id of this.#urgent()) {
      if (this.#visible >= VISIBLE_AT_ONCE) break;
      this.#visible += 1;
      void this.#load(id, 'visible').finally(() => {
        this.#visible -= 1;
        this.#proceed();
      });
    }
    for (let errand = this.#errand; errand !== undefined && this.#underWay.size < AT_ONCE;) {
      const next = errand.done ? undefined : errand.ids.next();
      if (next === undefined || next.done === true) {
        errand.done = true;
        if (errand.open === 0) this.#finish(errand);
        return;
      }
      const id = next.value;
      // On screen and under way already: whoever looks gets it, and so does the errand.
      if (this.#underWay.has(id) || !this.needs(id)) continue;
      const mine = errand;
      mine.open += 1;
      void this.#load(id, 'background').finally(() => {
        mine.open -= 1;
        this.#proceed();
      });
      errand = this.#errand;
    }
  }

  #finish(errand: Errand): void {
    // What somebody looks at may still be under way, and belongs to the whole.
    if (this.#underWay.size > 0) return;
    this.#errand = undefined;
    errand.resolve();
  }

  /** What is on screen and not there yet: publishers first. */
  #urgent(): string[] {
    const missing = [...this.#options.wanted.ids(performance.now())].filter(
      (id) => this.needs(id) && !this.#underWay.has(id) && !this.failures.has(id),
    );
    const rank = (id: string): number => {
      const person = this.people.get(id);
      return person === undefined ? 2 : rankOf(person);
    };
    return missing.toSorted((one, other) => rank(one) - rank(other));
  }

  async #load(id: string, priority: 'visible' | 'background'): Promise<void> {
    const { address, connection, stageArn, changed } = this.#options;
    const stop = new AbortController();
    this.#underWay.set(id, { stop, priority });
    try {
      const input = { stageArn, sessionId: address.sessionId, participantId: id };
      const { items, asOf } = await this.#persist(async () =>
        allEvents(connection.caller, input, { priority, signal: stop.signal }),
      );
      const known = {
        asOf: asOf.getTime(),
        settled: this.#isSettled(id, asOf.getTime()),
        events: items.length,
      };
      this.#fresh.set(id, known);
      this.#outdated.delete(id);
      this.failures.delete(id);
      // To read several answers and to pack them all in one turn of the event loop would hold up everybody else.
      await nextTurn();
      await this.writer.add({ participantId: id, ...known, events: items });
    } catch (error) {
      if (stop.signal.aborted) return;
      if (!(error instanceof ApiError)) this.#options.reportDefect(error);
      if (isHopeless(error)) this.#fail(error);
      this.failures.set(id, error instanceof ApiError ? error.message : 'The console itself failed at it.');
      changed();
    } finally {
      this.#underWay.delete(id);
    }
  }

  /** Once more where AWS throttled or was silent for longer than a single call is given. */
  async #persist<T>(act: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await act();
      } catch (error) {
        if (tries >= TRIES || !isPassing(error)) throw error;
      }
    }
  }

  /** Whether nothing more could come when AWS was asked: the session had ended, or the participant had left. */
  #isSettled(id: string, asOf: number): boolean {
    if (this.endedAt !== undefined) return asOf >= this.endedAt;
    return this.people.get(id)?.connected === false && this.peopleAt <= asOf;
  }
}

/** Whatever is asked next fails in the same way. */
function isHopeless(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    ['aws_access_denied', 'aws_credentials', 'aws_pending_verification'].includes(error.code)
  );
}

function isPassing(error: unknown): boolean {
  return error instanceof ApiError && ['aws_throttled', 'queue_full'].includes(error.code);
}
