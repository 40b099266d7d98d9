import { LRUCache } from 'lru-cache';

interface Chain {
  pages: number;
  /** Which page each token leads to, counted from 0. */
  places: Map<string, number>;
}

const MOST_LISTS = 5_000;

/** How many pages each list has, learned from the pages that come. */
export class ListLengths {
  readonly #chains = new LRUCache<string, Chain>({ max: MOST_LISTS });

  /**
   * @param list the same for all pages of one list
   * @param asked the token that the page was asked for with, undefined for the first
   * @param next the token that it leads on with, undefined for the last
   */
  learn(list: string, asked: string | undefined, next: string | undefined): void {
    const before = this.#chains.get(list);
    const place = asked === undefined ? 0 : before?.places.get(asked);
    // A page of which nobody knows where it stands tells nothing about the length.
    if (place === undefined) return;
    const places = before !== undefined && place > 0 ? before.places : new Map<string, number>();
    if (next !== undefined) places.set(next, place + 1);
    const pages = next === undefined ? place + 1 : Math.max(before?.pages ?? 0, place + 2);
    this.#chains.set(list, { pages, places });
  }

  /** At least 1. */
  pagesOf(list: string): number {
    return this.#chains.get(list)?.pages ?? 1;
  }
}
