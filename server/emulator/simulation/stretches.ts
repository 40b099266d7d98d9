import { SECOND } from './schedule.ts';
import { covers, type Span } from './span.ts';

/**
 * Stretches of time that somebody begins and ends by hand. Events have whole seconds, so what begins and ends within
 * one second ends in the next, and what begins again before that begins there.
 */
export class Stretches {
  private readonly closed: Span[];
  private since: number | undefined;

  /** Goes on from what has happened by an instant; a stretch that goes on then has no end yet. */
  constructor(past: readonly Span[] = [], instant = -Infinity) {
    this.closed = past.filter((span) => span.to <= instant);
    this.since = past.find((span) => covers(span, instant))?.from;
  }

  /** The beginning of the stretch that goes on. */
  get openSince(): number | undefined {
    return this.since;
  }

  /** The end of the last stretch that has one. */
  get lastEnd(): number {
    return this.closed.at(-1)?.to ?? -Infinity;
  }

  begin(at: number): void {
    this.since ??= Math.max(at, this.lastEnd);
  }

  /** @param least the stretch ends no earlier */
  end(at: number, least = -Infinity): void {
    if (this.since === undefined) return;
    this.closed.push({ from: this.since, to: Math.max(at, this.since + SECOND, least) });
    this.since = undefined;
  }

  /** The last of them ends at Infinity while it goes on. */
  all(): Span[] {
    return this.since === undefined ? [...this.closed] : [...this.closed, { from: this.since, to: Infinity }];
  }

  copy(): Stretches {
    const copy = new Stretches();
    copy.closed.push(...this.closed);
    copy.since = this.since;
    return copy;
  }
}
