import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ListChange } from '#shared/live/contract.ts';
import type { Topic } from '#shared/live/topic.ts';
import type { News } from '../news.ts';
import type { Feed, Look } from './feed.ts';

/** Items in one event, and in one turn: a long list goes as several, so that none of them blocks the server. */
const A_CHUNK = 500;

/** What was last published of a feed. */
export class HeldAnswer {
  readonly #topic: Topic;
  readonly #feed: Feed;
  /** The text of the item, or of each item by its key. */
  #itemText: string | undefined;
  #texts: Map<string, string> | undefined;
  #last: Look | undefined;
  #snapshot: readonly News[] = [];

  constructor(topic: Topic, feed: Feed) {
    this.#topic = topic;
    this.#feed = feed;
  }

  /**
   * What to tell of a new look: what has changed, or that nothing has. Until it resolves, what was held before stands; one
   * look at a time.
   */
  async take(look: Look): Promise<{ changed: boolean; news: News[] }> {
    const texts = look.kind === 'list' ? await this.#textsOf(look.items) : undefined;
    const outcome = look.kind === 'item' ? this.#takeItem(look) : this.#takeList(look, texts);
    this.#last = look;
    this.#snapshot = [];
    return outcome;
  }

  /** All of it; the same objects until the next look. */
  snapshot(): readonly News[] {
    const look = this.#last;
    if (look === undefined || this.#snapshot.length > 0) return this.#snapshot;
    this.#snapshot = look.kind === 'item' ? [this.#answer(look)] : this.#whole(look);
    return this.#snapshot;
  }

  #about() {
    return { topic: this.#topic, endpoint: this.#feed.endpoint.id, input: this.#feed.input };
  }

  #answer({ item, asOf }: Look & { kind: 'item' }): News {
    return { ...this.#about(), answer: { item, asOf } };
  }

  #takeItem(look: Look & { kind: 'item' }): { changed: boolean; news: News[] } {
    const text = JSON.stringify(look.item);
    const changed = text !== this.#itemText;
    this.#itemText = text;
    return { changed, news: [changed ? this.#answer(look) : { ...this.#about(), asOf: look.asOf }] };
  }

  #takeList(
    look: Look & { kind: 'list' },
    texts: Map<string, string> | undefined,
  ): { changed: boolean; news: News[] } {
    const before = this.#texts;
    this.#texts = texts;
    if (before === undefined || texts === undefined) {
      // Without keys the one text stands for the whole.
      const whole = texts === undefined ? JSON.stringify(look.items) : undefined;
      const changed = whole === undefined || whole !== this.#itemText;
      this.#itemText = whole;
      return changed ? { changed, news: this.#whole(look) } : { changed, news: [this.#same(look)] };
    }
    const set = look.items.filter((item) => {
      const key = this.#keyOf(item) ?? '';
      return before.get(key) !== texts.get(key);
    });
    const gone = [...before.keys()].filter((key) => !texts.has(key));
    if (set.length === 0 && gone.length === 0) return { changed: false, news: [this.#same(look)] };
    return { changed: true, news: this.#inChunks(look, { whole: false, set, gone }) };
  }

  #same({ asOf }: Look): News {
    return { ...this.#about(), asOf };
  }

  #whole(look: Look & { kind: 'list' }): News[] {
    return this.#inChunks(look, { whole: true, set: look.items, gone: [] });
  }

  #inChunks(
    { asOf }: Look,
    { whole, set, gone }: { whole: boolean; set: readonly unknown[]; gone: string[] },
  ): News[] {
    const by = this.#texts === undefined ? undefined : this.#feed.by;
    const chunks: ListChange[] = [];
    for (let start = 0; start === 0 || start < set.length; start += A_CHUNK)
      chunks.push({
        asOf,
        whole: whole && start === 0,
        more: start + A_CHUNK < set.length,
        ...(by === undefined ? {} : { by }),
        set: set.slice(start, start + A_CHUNK),
        gone: start === 0 ? gone : [],
      });
    return chunks.map((list) => ({ ...this.#about(), list }));
  }

  #keyOf(item: unknown): string | undefined {
    const { by } = this.#feed;
    const key = by === undefined ? undefined : (item as Record<string, unknown>)[by];
    return typeof key === 'string' ? key : undefined;
  }

  /** By key; undefined where an item has none, or two have the same. Piece by piece: it is work of its own for thousands. */
  async #textsOf(items: readonly unknown[]): Promise<Map<string, string> | undefined> {
    const texts = new Map<string, string>();
    for (const [at, item] of items.entries()) {
      if (at > 0 && at % A_CHUNK === 0) await nextTurn();
      const key = this.#keyOf(item);
      if (key === undefined || texts.has(key)) return undefined;
      texts.set(key, JSON.stringify(item));
    }
    return texts;
  }
}
