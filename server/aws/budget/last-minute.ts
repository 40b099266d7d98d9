const SECONDS = 60;

/** How often something happened within the last 60 seconds, to the second. Times are milliseconds of one monotonic clock. */
export class LastMinute {
  readonly #counts = new Uint32Array(SECONDS);
  #second = 0;

  add(now: number): void {
    this.#moveTo(now);
    this.#counts[this.#second % SECONDS]! += 1;
  }

  count(now: number): number {
    this.#moveTo(now);
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  /** Empties the places of the seconds that have passed since. */
  #moveTo(now: number): void {
    const second = Math.floor(now / 1000);
    const passed = Math.min(SECONDS, Math.max(0, second - this.#second));
    for (let back = 0; back < passed; back += 1) this.#counts[(second - back) % SECONDS] = 0;
    this.#second = Math.max(this.#second, second);
  }
}
