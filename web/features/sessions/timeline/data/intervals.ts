/** The start is not recorded: the interval is drawn from the earliest moment that is known. */
export const OPEN_START = 1;
/** The end is not recorded: still going on, or its event is missing. */
export const OPEN_END = 2;
/** Ended with the participant's leaving; there was no event of its own. */
export const ENDED_BY_LEAVING = 4;

/** Disjoint intervals in order, in milliseconds since the epoch. An interval may have no length. */
export interface Intervals {
  readonly count: number;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly flags: Uint8Array;
}

/** Intervals of several subjects: those of `subjects[i]` are disjoint, in order, at `offsets[i]` to `offsets[i + 1]`. */
export interface GroupedIntervals extends Intervals {
  readonly subjects: Uint32Array;
  readonly offsets: Uint32Array;
}

// Most lanes have most bands empty; ten thousand lanes must not each hold their own empty arrays.
const EMPTY_FLOATS = new Float64Array(0);
const EMPTY_BYTES = new Uint8Array(0);

export const NO_INTERVALS: Intervals = {
  count: 0,
  starts: EMPTY_FLOATS,
  ends: EMPTY_FLOATS,
  flags: EMPTY_BYTES,
};

const NO_GROUPS: GroupedIntervals = {
  ...NO_INTERVALS,
  subjects: new Uint32Array(0),
  offsets: new Uint32Array(1),
};

/** Collects the intervals of one thing that is either going on or not. */
export class IntervalBuilder {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #flags: number[] = [];
  /** NaN while it is not going on. */
  #openedAt = Number.NaN;
  #openFlags = 0;

  get open(): boolean {
    return !Number.isNaN(this.#openedAt);
  }

  /** When what is going on began. */
  get openedAt(): number {
    return this.#openedAt;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** When the last finished interval ended; before all time when there is none. */
  get lastEnd(): number {
    return this.#ends.at(-1) ?? Number.NEGATIVE_INFINITY;
  }

  start(time: number, flags = 0): void {
    this.#openedAt = time;
    this.#openFlags = flags;
  }

  end(time: number, flags = 0): void {
    this.#starts.push(this.#openedAt);
    this.#ends.push(Math.max(time, this.#openedAt));
    this.#flags.push(this.#openFlags | flags);
    this.#openedAt = Number.NaN;
  }

  build(): Intervals {
    if (this.count === 0) return NO_INTERVALS;
    return {
      count: this.count,
      starts: Float64Array.from(this.#starts),
      ends: Float64Array.from(this.#ends),
      flags: Uint8Array.from(this.#flags),
    };
  }
}

/** Puts the intervals of several subjects into one set of columns. */
export function grouped(bySubject: Iterable<readonly [number, IntervalBuilder]>): GroupedIntervals {
  const parts = [...bySubject].map(([subject, builder]) => ({ subject, intervals: builder.build() }));
  const count = parts.reduce((sum, { intervals }) => sum + intervals.count, 0);
  if (count === 0) return NO_GROUPS;
  const all = {
    count,
    starts: new Float64Array(count),
    ends: new Float64Array(count),
    flags: new Uint8Array(count),
    subjects: Uint32Array.from(parts, ({ subject }) => subject),
    offsets: new Uint32Array(parts.length + 1),
  };
  let at = 0;
  parts.forEach(({ intervals }, i) => {
    all.starts.set(intervals.starts, at);
    all.ends.set(intervals.ends, at);
    all.flags.set(intervals.flags, at);
    at += intervals.count;
    all.offsets[i + 1] = at;
  });
  return all;
}

/** When at least one of the grouped intervals is going on. Only an open end is told of; the groups tell the rest. */
export function union(groups: GroupedIntervals): Intervals {
  if (groups.count === 0) return NO_INTERVALS;
  const starts = groups.starts.toSorted();
  const ends = groups.ends.toSorted();
  const openEnd = groups.flags.some((flags) => (flags & OPEN_END) !== 0);
  const merged = new IntervalBuilder();
  let started = 0;
  let ended = 0;
  while (ended < groups.count) {
    const start = starts[started] ?? Number.POSITIVE_INFINITY;
    const end = ends[ended] ?? Number.POSITIVE_INFINITY;
    // A start at the instant of an end goes on: what touches is one.
    if (start <= end) {
      if (!merged.open) merged.start(start);
      started += 1;
    } else {
      ended += 1;
      const isLast = ended === groups.count;
      if (started === ended) merged.end(end, isLast && openEnd ? OPEN_END : 0);
    }
  }
  return merged.build();
}
