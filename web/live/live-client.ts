import type { QueryClient } from '@tanstack/react-query';
import type { WatchState } from '#shared/live/contract.ts';
import { tellSignedOut } from '#web/api/signed-out.ts';
import { feedCache } from './cache-feed.ts';
import { connectTab } from './connect-tab.ts';
import { HeldTopics } from './held-topics.ts';
import { type LiveLook, lookOf, PAUSED } from './live-look.ts';
import type { FromTab, ToTab } from './live-messages.ts';

/** How a topic fares in this tab. */
export interface LiveStatus {
  /** `connecting` until everything of it has come; `unreachable` while the server cannot be heard. */
  link: 'connecting' | 'up' | 'unreachable';
  watch: WatchState | undefined;
}

const CONNECTING: LiveStatus = { link: 'connecting', watch: undefined };

/**
 * Topics whose source tells what changes and not what there is. Their answers cost AWS nothing: they are asked for anew
 * whenever something may have been missed. The name of the topic is that of the feature.
 */
const TOLD_BY_CHANGES = ['jobs', 'notices', 'overview'];

/** What this tab watches: tells the one that holds the stream, and feeds the tab's cache with what comes. */
export class LiveClient {
  readonly #cache: QueryClient;
  readonly #send: (message: FromTab) => void;
  readonly #watchers = new Map<string, number>();
  readonly #held = new HeldTopics();
  readonly #status = new Map<string, LiveStatus>();
  readonly #looks = new Map<string, LiveLook>();
  readonly #listeners = new Set<() => void>();
  #reachable = true;

  constructor(cache: QueryClient) {
    this.#cache = cache;
    this.#send = connectTab((message) => this.#hear(message));
    document.addEventListener('visibilitychange', () => this.#tell());
    addEventListener('pagehide', () => this.#send({ kind: 'bye' }));
    addEventListener('pageshow', ({ persisted }) => persisted && this.#tell());
    // The one that holds the stream may believe that nobody is signed in: what this tab has just been answered is newer.
    cache.getQueryCache().subscribe(({ type, query }) => {
      if (type !== 'updated' || query.queryKey[0] !== 'auth.session') return;
      const { status, fetchStatus, data } = query.state;
      const isAnswered = status === 'success' && fetchStatus === 'idle';
      if (isAnswered && (data as { state?: unknown }).state === 'signed-in') this.#tell();
    });
  }

  /** Keeps a topic up to date until the returned function is called. */
  watch(topic: string): () => void {
    this.#watchers.set(topic, (this.#watchers.get(topic) ?? 0) + 1);
    this.#tell();
    return () => {
      const left = (this.#watchers.get(topic) ?? 1) - 1;
      if (left > 0) this.#watchers.set(topic, left);
      else this.#watchers.delete(topic);
      // Whoever takes over from the one that leaves comes within the same turn.
      queueMicrotask(() => this.#tell());
    };
  }

  /** How a topic fares, for people to see; the same object until that changes. */
  lookOf(topic: string, paused: boolean): LiveLook | undefined {
    return paused ? PAUSED : this.#looks.get(topic);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    const topics = document.visibilityState === 'hidden' ? [] : [...this.#watchers.keys()];
    for (const topic of this.#status.keys())
      if (!topics.includes(topic)) {
        this.#status.delete(topic);
        this.#looks.delete(topic);
        this.#held.drop(topic);
      }
    this.#send({ kind: 'topics', topics });
    this.#changed();
  }

  #hear(message: ToTab): void {
    switch (message.kind) {
      case 'news': {
        const held = this.#held.take(message.news);
        if (held !== undefined) feedCache(this.#cache, held, Date.now());
        return;
      }
      case 'watch':
        this.#set(message.topic, { watch: message.watch });
        break;
      case 'subscribed':
        for (const topic of message.topics) {
          this.#set(topic, { link: this.#reachable ? 'up' : 'unreachable' });
          this.#askAnew(topic);
        }
        break;
      case 'signed-out':
        tellSignedOut();
        return;
      case 'link':
        this.#reachable = message.up;
        for (const [topic, { link }] of this.#status)
          if (link !== 'connecting') this.#set(topic, { link: message.up ? 'up' : 'unreachable' });
        if (!message.up) for (const topic of this.#watchers.keys()) this.#set(topic, { link: 'unreachable' });
        break;
    }
    this.#changed();
  }

  #set(topic: string, change: Partial<LiveStatus>): void {
    if (!this.#watchers.has(topic)) return;
    const status = { ...(this.#status.get(topic) ?? CONNECTING), ...change };
    this.#status.set(topic, status);
    const look = lookOf(status);
    if (look === undefined) this.#looks.delete(topic);
    else this.#looks.set(topic, look);
  }

  #askAnew(topic: string): void {
    const [connection, kind = ''] = topic.split('/');
    if (!TOLD_BY_CHANGES.includes(kind)) return;
    void this.#cache.invalidateQueries({
      predicate: ({ queryKey: [endpoint, input] }) =>
        typeof endpoint === 'string' &&
        endpoint.startsWith(`${kind}.`) &&
        (input as { connection?: string } | undefined)?.connection === connection,
    });
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
