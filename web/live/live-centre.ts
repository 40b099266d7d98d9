import type { LiveNews, WatchState } from '#shared/live/contract.ts';
import { HeldTopics } from './held-topics.ts';
import type { FromTab, Line, ToTab } from './live-messages.ts';

/** What of an EventSource is needed. */
export interface EventStream {
  addEventListener: (name: string, listener: (event: { data: string; lastEventId: string }) => void) => void;
  close: () => void;
}

/** The way to the server. */
export interface Wire {
  open: (path: string) => EventStream;
  /** The status of the answer. @throws where none came */
  putTopics: (streamId: string, topics: readonly string[]) => Promise<number>;
  /** Whether the server knows nobody here. A stream that it does not open tells no status. @throws where no answer came */
  isSignedOut: () => Promise<boolean>;
}

/** Milliseconds before the first try to come back; doubled for each further one up to the longest, and spread. */
const RETRY_MS = { first: 500, longest: 30_000 };
/** A connection that is back so soon, in milliseconds, was never gone for whoever looks. */
const BLINK_MS = 3_000;
/** Milliseconds for which a stream that brings nothing is kept open: tabs are hidden and shown again. */
const IDLE_MS = 30_000;

interface Tab extends Line<ToTab> {
  topics: ReadonlySet<string>;
}

/** Holds the one stream of a browser, for all its tabs: brings each what it shows, and asks for no more than all show. */
export class LiveCentre {
  readonly #wire: Wire;
  readonly #random: () => number;
  readonly #tabs = new Set<Tab>();
  readonly #held = new HeldTopics();
  #stream: EventStream | undefined;
  #streamId: string | undefined;
  #lastId: string | undefined;
  /** What the server was last told, or said itself; undefined while no stream is open. */
  #told: ReadonlySet<string> | undefined;
  /** Topics of which everything has come. */
  readonly #whole = new Set<string>();
  #telling = false;
  #up = false;
  /** Nobody is signed in, as far as is known. */
  #isOut = false;
  /** Counts when that was last told: what was asked before says nothing of now. */
  #era = 0;
  /** It is being asked whether somebody has signed in; `again`: somebody wanted to know since. */
  #looking: 'no' | 'once' | 'again' = 'no';
  #tries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #blink: ReturnType<typeof setTimeout> | undefined;
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** @param random between 0 and 1; spreads what all browsers would do at one time */
  constructor(wire: Wire, random: () => number = Math.random) {
    this.#wire = wire;
    this.#random = random;
  }

  /** A tab has come. What it says goes to the function that is returned. */
  attach(line: Line<ToTab>): (message: FromTab) => void {
    const tab: Tab = { post: line.post, topics: new Set() };
    this.#tabs.add(tab);
    if (this.#up) tab.post({ kind: 'link', up: true });
    return (message) => {
      if (message.kind === 'bye') {
        this.#tabs.delete(tab);
        tab.topics = new Set();
      } else {
        // One that said goodbye is back out of the browser's memory.
        this.#tabs.add(tab);
        const before = tab.topics;
        tab.topics = new Set(message.topics);
        this.#tellWhole(
          tab,
          message.topics.filter((topic) => !before.has(topic) && this.#whole.has(topic)),
        );
      }
      this.#wantedChanged();
    };
  }

  /** The session is over: nothing of it is kept, and no stream opened until somebody is signed in. */
  signedOut(): void {
    this.#isOut = true;
    this.#era += 1;
    this.#close();
    clearTimeout(this.#retry);
    this.#retry = undefined;
    clearTimeout(this.#blink);
    this.#blink = undefined;
    this.#streamId = undefined;
    this.#lastId = undefined;
    this.#held.clear();
    this.#whole.clear();
    this.#up = false;
    for (const tab of this.#tabs) {
      tab.post({ kind: 'link', up: false });
      if (tab.topics.size > 0) tab.post({ kind: 'signed-out' });
    }
  }

  /** Somebody has signed in: what is on screen goes on. */
  signedIn(): void {
    this.#isOut = false;
    this.#era += 1;
    this.#tries = 0;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#wantedChanged();
  }

  #wanted(): Set<string> {
    return new Set([...this.#tabs].flatMap(({ topics }) => [...topics]));
  }

  /** What another tab shows already, this one gets at once. */
  #tellWhole(tab: Tab, topics: readonly string[]): void {
    for (const topic of topics) {
      for (const news of this.#held.snapshot(topic)) tab.post({ kind: 'news', news });
      const watch = this.#held.watchOf(topic);
      if (watch !== undefined) tab.post({ kind: 'watch', topic, watch });
    }
    if (topics.length > 0) tab.post({ kind: 'subscribed', topics });
  }

  #wantedChanged(): void {
    const wanted = this.#wanted();
    for (const topic of this.#whole)
      if (!wanted.has(topic)) {
        this.#whole.delete(topic);
        this.#held.drop(topic);
      }
    clearTimeout(this.#idle);
    if (wanted.size === 0) this.#idle = setTimeout(() => this.#close(), IDLE_MS);
    else if (this.#stream === undefined && this.#retry === undefined) this.#goOn();
    void this.#tell();
  }

  /** Opens the stream; while nobody is known to be signed in only where the server says that somebody is. */
  #goOn(): void {
    if (this.#isOut) void this.#lookWhetherIn();
    else this.#open();
  }

  /** Tells the server what is wanted, once at a time, until it knows. */
  async #tell(): Promise<void> {
    if (this.#telling) return;
    this.#telling = true;
    try {
      for (;;) {
        const { streamId, told } = { streamId: this.#streamId, told: this.#told };
        const wanted = this.#wanted();
        if (streamId === undefined || told === undefined || isSame(told, wanted)) return;
        const era = this.#era;
        const status = await this.#wire.putTopics(streamId, [...wanted]);
        if (status === 401) {
          // Of a session that was replaced meanwhile it is the stream that tells.
          if (era === this.#era) this.signedOut();
          return;
        }
        if (status === 404) {
          this.#streamId = undefined;
          this.#again();
          return;
        }
        if (status >= 400) throw new Error(`the topics were answered with ${status}`);
        // A connection that was made anew meanwhile has said itself what the server knows.
        if (this.#told === told) this.#told = wanted;
      }
    } catch {
      // The stream itself will break as well, or tell anew what the server knows once it is back.
      this.#again();
    } finally {
      this.#telling = false;
    }
  }

  #open(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const query = new URLSearchParams({
      ...(this.#streamId === undefined ? {} : { stream: this.#streamId }),
      ...(this.#lastId === undefined ? {} : { after: this.#lastId }),
    }).toString();
    const stream = this.#wire.open(`/api/live${query === '' ? '' : `?${query}`}`);
    this.#stream = stream;
    const on = <Data>(name: string, take: (data: Data) => void): void =>
      stream.addEventListener(name, ({ data, lastEventId }) => {
        if (this.#stream !== stream) return;
        if (lastEventId !== '') this.#lastId = lastEventId;
        take(JSON.parse(data) as Data);
      });
    on<{ streamId: string; topics: string[] }>('hello', (hello) => this.#greeted(hello));
    on<LiveNews>('news', (news) => {
      this.#held.take(news);
      this.#toWhom(news.topic, { kind: 'news', news });
    });
    on<WatchState & { topic: string }>('watch', ({ topic, ...watch }) => {
      this.#held.watched(topic, watch);
      this.#toWhom(topic, { kind: 'watch', topic, watch });
    });
    on<{ topics: string[] }>('subscribed', ({ topics }) => {
      const wanted = this.#wanted();
      for (const topic of topics) if (wanted.has(topic)) this.#whole.add(topic);
      for (const tab of this.#tabs) {
        const shown = topics.filter((topic) => tab.topics.has(topic));
        if (shown.length > 0) tab.post({ kind: 'subscribed', topics: shown });
      }
    });
    on('reset', () => {
      this.#held.clear();
      this.#whole.clear();
    });
    on<{ reason: string }>('bye', ({ reason }) =>
      reason === 'signed-out' ? this.signedOut() : this.#again(),
    );
    stream.addEventListener('error', () => {
      if (this.#stream !== stream) return;
      // One that was never open may have been refused.
      if (this.#told === undefined) void this.#lookWhetherOut();
      this.#again();
    });
  }

  async #lookWhetherOut(): Promise<void> {
    const era = this.#era;
    // Without an answer the server cannot be reached, which is told by itself.
    const isOut = await this.#wire.isSignedOut().catch(() => false);
    if (isOut && era === this.#era) this.signedOut();
  }

  /**
   * Somebody may have signed in without a word, as by the provider's page, or with one that nobody heard: in a tab that
   * slept, or before the server ended what was open. Whoever shows something asks.
   */
  async #lookWhetherIn(): Promise<void> {
    if (this.#looking !== 'no') {
      this.#looking = 'again';
      return;
    }
    this.#looking = 'once';
    const era = this.#era;
    // Without an answer it is tried again after a pause.
    const isOut = await this.#wire.isSignedOut().catch(() => undefined);
    const isOld = this.#looking !== 'once' || era !== this.#era;
    this.#looking = 'no';
    if (!this.#isOut || this.#wanted().size === 0) return;
    if (isOut === undefined) this.#wait();
    else if (!isOut && era === this.#era) this.signedIn();
    else if (isOld) void this.#lookWhetherIn();
  }

  #greeted({ streamId, topics }: { streamId: string; topics: string[] }): void {
    this.#tries = 0;
    this.#streamId = streamId;
    this.#told = new Set(topics);
    clearTimeout(this.#blink);
    this.#blink = undefined;
    if (!this.#up) for (const tab of this.#tabs) tab.post({ kind: 'link', up: true });
    this.#up = true;
    void this.#tell();
  }

  #toWhom(topic: string, message: ToTab): void {
    for (const tab of this.#tabs) if (tab.topics.has(topic)) tab.post(message);
  }

  #close(): void {
    this.#stream?.close();
    this.#stream = undefined;
    this.#told = undefined;
  }

  /** The connection is gone, or of no use: comes back after a pause that differs from browser to browser. */
  #again(): void {
    this.#close();
    if (this.#up)
      this.#blink ??= setTimeout(() => {
        this.#up = false;
        for (const tab of this.#tabs) tab.post({ kind: 'link', up: false });
      }, BLINK_MS);
    this.#wait();
  }

  #wait(): void {
    if (this.#retry !== undefined) return;
    const longest = Math.min(RETRY_MS.longest, RETRY_MS.first * 2 ** this.#tries);
    this.#tries += 1;
    this.#retry = setTimeout(
      () => {
        this.#retry = undefined;
        if (this.#wanted().size > 0) this.#goOn();
      },
      longest * (0.5 + this.#random()),
    );
  }
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
