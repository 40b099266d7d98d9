/** Keeps what was made until its weight would exceed a bound; then what was used longest ago goes first. */
export class BoundedCache<Value> {
  private readonly entries = new Map<string, { value: Value; weight: number }>();
  private readonly bound: number;
  private held = 0;

  constructor(bound: number) {
    this.bound = bound;
  }

  /** The kept value, or a newly made one of the given weight. */
  get(key: string, weight: number, make: () => Value): Value {
    const kept = this.entries.get(key);
    if (kept) {
      this.entries.delete(key);
      this.entries.set(key, kept);
      return kept.value;
    }
    const value = make();
    this.entries.set(key, { value, weight });
    this.held += weight;
    for (const [oldest, entry] of this.entries) {
      if (this.held <= this.bound || oldest === key) break;
      this.entries.delete(oldest);
      this.held -= entry.weight;
    }
    return value;
  }

  get size(): number {
    return this.entries.size;
  }
}
