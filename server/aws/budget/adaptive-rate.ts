/** Part of its rate that an operation keeps when AWS has throttled it. */
const AFTER_THROTTLE = 0.8;
/**
 * How fast the rate comes back, in calls a second per second: from the least to all of 5 a second in 18 seconds. Half as
 * fast, a call of which AWS refuses every other attempt has too few of them within its 10 seconds.
 */
const RECOVERY = 0.2;
/**
 * Part of the share that is always used: with less, nobody would notice that the quota is free again, and a call of which
 * AWS refuses every other attempt would have fewer than eight of them at a share of 60 %.
 */
const LEAST = 0.3;

/**
 * How often one operation may be called: its share of the quota, less while AWS throttles it because somebody else
 * uses the quota too (additive increase, multiplicative decrease). All times are milliseconds of one monotonic clock.
 */
export class AdaptiveRate {
  /** Calls a second when nobody else uses the quota. */
  readonly share: number;
  #base: number;
  #since = Number.NEGATIVE_INFINITY;

  constructor(share: number) {
    this.share = share;
    this.#base = share;
  }

  /** Calls a second. */
  at(now: number): number {
    if (this.#base >= this.share) return this.share;
    return Math.min(this.share, this.#base + ((now - this.#since) / 1000) * RECOVERY);
  }

  /** Milliseconds from one call to the next. */
  spacing(now: number): number {
    return 1000 / this.at(now);
  }

  /**
   * AWS throttled a call. One that was sent before the rate was last lowered tells nothing about the lower rate, so
   * that a volley of refusals lowers it once.
   */
  throttled(sentAt: number, now: number): void {
    if (sentAt <= this.#since) return;
    this.#base = Math.max(this.share * LEAST, this.at(now) * AFTER_THROTTLE);
    this.#since = now;
  }
}
