import type { AdaptiveRate } from './adaptive-rate.ts';
import { type Priority, rankOf } from './priority.ts';

/** A call that waits for its turn. */
export interface Waiting {
  /** May rise while it waits, when somebody else comes to want the same. */
  priority: () => Priority;
  /** Place in the order of arrival; kept when the call has to be sent again, which puts it before all younger ones. */
  arrival: number;
  /** Not before this moment, in milliseconds of the monotonic clock. */
  notBefore: number;
  /** When it came into the queue, in milliseconds of the monotonic clock. */
  since: number;
  /** The browsers' ids of the requests that wait for it; more come and go while it waits. */
  requests: () => readonly string[];
  go: () => void;
}

/** Where a request stands in the queue of its operation. */
export interface Place {
  request: string;
  /** 1 is the next to be sent. */
  position: number;
  /** Until it is likely to be sent, in milliseconds. */
  waitMs: number;
}

/** The queue of one operation: spaces its calls evenly, the most wanted first, then the oldest. */
export class Lane {
  readonly rate: AdaptiveRate;
  #waiting: Waiting[] = [];
  #nextAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(rate: AdaptiveRate) {
    this.rate = rate;
  }

  add(entry: Waiting): void {
    this.#waiting.push(entry);
    this.#schedule();
  }

  /** Forgets one that nobody waits for any more; its turn goes to the next. */
  remove(entry: Waiting): void {
    this.#waiting = this.#waiting.filter((other) => other !== entry);
    this.#schedule();
  }

  /** AWS asks to wait. */
  pauseUntil(moment: number): void {
    this.#nextAt = Math.max(this.#nextAt, moment);
    this.#schedule();
  }

  /** Milliseconds that a call of this priority would wait if it came now, and how many are before it. */
  outlook(priority: Priority, now: number): { ahead: number; waitMs: number } {
    const ahead = this.#waiting.filter((entry) => rankOf(entry.priority()) <= rankOf(priority)).length;
    return { ahead, waitMs: Math.max(0, this.#nextAt - now) + ahead * this.rate.spacing(now) };
  }

  /** The requests that have waited for longer than `longerThanMs`, in the order in which they will be sent. */
  places(longerThanMs: number, now: number): Place[] {
    const sorted = this.#waiting.toSorted((one, other) => (isBefore(one, other) ? -1 : 1));
    const untilNext = Math.max(0, this.#nextAt - now);
    const spacing = this.rate.spacing(now);
    return sorted.flatMap((entry, ahead) => {
      if (now - entry.since <= longerThanMs) return [];
      const waitMs = Math.max(untilNext + ahead * spacing, entry.notBefore - now);
      return entry.requests().map((request) => ({ request, position: ahead + 1, waitMs }));
    });
  }

  /** How many wait, by priority. */
  lengths(): Record<Priority, number> {
    const lengths: Record<Priority, number> = { visible: 0, hover: 0, background: 0 };
    for (const { priority } of this.#waiting) lengths[priority()] += 1;
    return lengths;
  }

  get length(): number {
    return this.#waiting.length;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    const now = performance.now();
    const earliest = this.#waiting.reduce((least, { notBefore }) => Math.min(least, notBefore), Infinity);
    const at = Math.max(this.#nextAt, earliest);
    // A lane that stands free is used at once: a timer of 0 ms would let a younger call of another kind go first.
    if (at <= now) this.#send(now);
    else this.#timer = setTimeout(() => this.#send(performance.now()), at - now);
  }

  #send(now: number): void {
    this.#timer = undefined;
    const first = this.#first(now);
    if (first !== undefined) {
      this.#waiting = this.#waiting.filter((entry) => entry !== first);
      this.#nextAt = now + this.rate.spacing(now);
      first.go();
    }
    this.#schedule();
  }

  #first(now: number): Waiting | undefined {
    let best: Waiting | undefined;
    // A timer may fire a fraction of a millisecond early.
    for (const entry of this.#waiting) if (entry.notBefore <= now + 1 && isBefore(entry, best)) best = entry;
    return best;
  }
}

function isBefore(entry: Waiting, other: Waiting | undefined): boolean {
  if (other === undefined) return true;
  const [rank, otherRank] = [rankOf(entry.priority()), rankOf(other.priority())];
  return rank === otherRank ? entry.arrival < other.arrival : rank < otherRank;
}
