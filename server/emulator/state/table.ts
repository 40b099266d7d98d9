interface Identified {
  readonly id: string;
}

/** The resources of one kind. What is deleted leaves its id behind, so that no id ever comes to mean another thing. */
export class Table<Item extends Identified> {
  private readonly items: Map<string, Item>;
  private readonly gone = new Map<string, number>();
  private sorted: readonly Item[] | undefined;

  constructor(items: readonly Item[]) {
    this.items = new Map(items.map((item) => [item.id, item]));
  }

  get(id: string): Item | undefined {
    return this.items.get(id);
  }

  get size(): number {
    return this.items.size;
  }

  /** Sorted by id, which says nothing about age. The same array until something changes. */
  list(): readonly Item[] {
    this.sorted ??= [...this.items.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
    return this.sorted;
  }

  /** Adds an item or replaces the one of the same id. */
  put(item: Item): void {
    this.items.set(item.id, item);
    this.sorted = undefined;
  }

  /** Changes the item of an id, if there is one. */
  change(id: string, changed: (item: Item) => Item): void {
    const item = this.items.get(id);
    if (item) this.put(changed(item));
  }

  /** @param at world time, milliseconds since 1970 */
  remove(id: string, at: number): void {
    if (!this.items.delete(id)) return;
    this.gone.set(id, at);
    this.sorted = undefined;
  }

  /** When the item was deleted, in world time; `undefined` for one that is there or never was. */
  goneSince(id: string): number | undefined {
    return this.gone.get(id);
  }
}
