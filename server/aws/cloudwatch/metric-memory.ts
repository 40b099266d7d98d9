import { LRUCache } from 'lru-cache';

/** A line of data points that is held. */
export interface HeldSeries {
  values: readonly (number | null)[];
  /** The upstream's own time when it answered. */
  asOf: Date;
  /** When it came, in milliseconds of a monotonic clock. */
  since: number;
}

/** Some 8 bytes a value; a year of a stage's eight lines takes 50 kB. */
const MOST_BYTES = 16 * 1024 * 1024;
const OVERHEAD_BYTES = 256;
/**
 * Milliseconds after a stretch has ended in which data of it may still come. How late IVS Real-Time is AWS does not say;
 * CloudWatch takes data up to two weeks old.
 */
const SETTLING_MS = 900_000;

/** What makes a line: the metric with its dimensions and statistic, and the stretch with its period. */
export interface SeriesKey {
  text: string;
  /** Milliseconds since the epoch. */
  to: number;
  /** Seconds. */
  period: number;
}

/**
 * Holds lines of one connection. One that is over is held for good; one that may grow for as long as its period, because
 * before that there is no new point to be had.
 */
export class MetricMemory {
  readonly #held = new LRUCache<string, HeldSeries>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ values }, key) => values.length * 8 + key.length + OVERHEAD_BYTES,
  });
  readonly #now: () => number;

  /** @param now a monotonic clock in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** @param mostMs a line that may grow must not be older, where that is less than its period */
  get({ text, to, period }: SeriesKey, mostMs = Number.POSITIVE_INFINITY): HeldSeries | undefined {
    const held = this.#held.get(text);
    if (held === undefined) return undefined;
    if (held.asOf.getTime() >= to + SETTLING_MS) return held;
    return this.#now() - held.since < Math.min(period * 1_000, mostMs) ? held : undefined;
  }

  keep({ text }: SeriesKey, values: readonly (number | null)[], asOf: Date): void {
    this.#held.set(text, { values, asOf, since: this.#now() });
  }
}
