import type { Rhythm } from './feed.ts';

/** Each look that finds nothing new is followed by a pause that is longer by so much, up to this in all. */
const SLOWER = 1.5;
const SLOWEST = 4;
/** Milliseconds before the second try after a failure, and the most that is waited however often it fails. */
const FIRST_BACK_OFF_MS = 2_000;
const LONGEST_BACK_OFF_MS = 60_000;

/** Quick while something moves, slower while nothing does, and slower still while it fails. */
export class Pace {
  #factor = 1;
  #failures = 0;

  found(somethingNew: boolean): void {
    this.#failures = 0;
    this.#factor = somethingNew ? 1 : Math.min(SLOWEST, this.#factor * SLOWER);
  }

  failed(): void {
    this.#failures += 1;
  }

  /** Something is said to have changed. */
  hurry(): void {
    this.#factor = 1;
  }

  /**
   * Milliseconds from one look to the next.
   * @param boundMs what the budget allows at most
   */
  everyMs({ leastMs, calmMs }: Rhythm, boundMs: number): number {
    const wanted = Math.max(Math.min(leastMs * this.#factor, calmMs), boundMs);
    if (this.#failures === 0) return wanted;
    return Math.max(wanted, Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** (this.#failures - 1)));
  }
}
