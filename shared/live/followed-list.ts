import type { ListChange } from './contract.ts';

/** A list as it was told and changed since: whole at every time it can be read. */
export class FollowedList {
  #asOf: string | undefined;
  #by: string | undefined;
  #items = new Map<string, unknown>();
  #unkeyed: readonly unknown[] | undefined;
  /** Parts that came, whose rest is still to come. */
  #coming: ListChange[] = [];

  /** ISO 8601; undefined until it has been told whole. */
  get asOf(): string | undefined {
    return this.#asOf;
  }

  items(): unknown[] {
    return this.#unkeyed === undefined ? [...this.#items.values()] : [...this.#unkeyed];
  }

  /** It was looked at and is as it was. */
  same(asOf: string): void {
    if (this.#asOf !== undefined) this.#asOf = asOf;
  }

  /** @returns whether the list can be read now: no part is missing any more */
  apply(change: ListChange): boolean {
    if (change.whole) this.#coming = [];
    this.#coming.push(change);
    if (change.more) return false;
    const parts = this.#coming;
    this.#coming = [];
    const whole = parts[0]?.whole === true;
    // What changes a list that was never told is of no use; it will be told whole.
    if (!whole && this.#asOf === undefined) return false;
    if (whole) {
      this.#items = new Map();
      this.#by = parts[0]?.by;
      this.#unkeyed = this.#by === undefined ? [] : undefined;
    }
    for (const part of parts) this.#take(part);
    this.#asOf = change.asOf;
    return true;
  }

  /** The list as one change that says it whole, for somebody who has nothing of it. */
  asChange(): ListChange | undefined {
    if (this.#asOf === undefined) return undefined;
    const by = this.#by === undefined ? {} : { by: this.#by };
    return { asOf: this.#asOf, whole: true, more: false, ...by, set: this.items(), gone: [] };
  }

  #take({ set, gone }: ListChange): void {
    if (this.#unkeyed !== undefined) {
      this.#unkeyed = [...this.#unkeyed, ...set];
      return;
    }
    for (const key of gone) this.#items.delete(key);
    for (const item of set) {
      const key = (item as Record<string, unknown>)[this.#by ?? ''];
      if (typeof key === 'string') this.#items.set(key, item);
    }
  }
}
