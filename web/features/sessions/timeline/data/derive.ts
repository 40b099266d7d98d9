import { isErrorKind, KIND } from './event-kind.ts';
import type { LaneEvents } from './lane-events.ts';
import {
  ENDED_BY_LEAVING,
  type GroupedIntervals,
  grouped,
  IntervalBuilder,
  type Intervals,
  OPEN_END,
  OPEN_START,
  union,
} from './intervals.ts';

/** Single moments of a lane: when, and which event of the lane it is. */
export interface Marks {
  readonly times: Float64Array;
  readonly events: Uint32Array;
}

/** What the events of one lane mean: what is drawn, hit and counted. */
export interface LaneShape {
  readonly presence: Intervals;
  readonly publishing: Intervals;
  /** By remote publisher. */
  readonly subscriptions: GroupedIntervals;
  /** When at least one publisher was received. */
  readonly receiving: Intervals;
  /** The moments at which a subscription began or ended. */
  readonly subscriptionChanges: Float64Array;
  /** By destination. */
  readonly replications: GroupedIntervals;
  readonly replicating: Intervals;
  readonly errors: Marks;
  readonly exchanges: Marks;
}

const NO_TIMES = new Float64Array(0);
const NO_MARKS: Marks = { times: NO_TIMES, events: new Uint32Array(0) };

class Channel extends IntervalBuilder {
  /** The instant at which this channel last had a start among the events looked at. */
  startingAt = Number.NaN;
  /** The instant at which a stop was last read before the starts of the same instant. */
  stoppedFirstAt = Number.NaN;
}

class MarkBuilder {
  readonly #times: number[] = [];
  readonly #events: number[] = [];

  add(time: number, event: number): void {
    this.#times.push(time);
    this.#events.push(event);
  }

  build(): Marks {
    if (this.#times.length === 0) return NO_MARKS;
    return { times: Float64Array.from(this.#times), events: Uint32Array.from(this.#events) };
  }
}

/**
 * Reads events in order and finds what was going on when. It does not trust them: LEFT or JOINED may be missing,
 * starts may come twice, stops without a start, and within one second the order is not known.
 *
 * - Events of one instant are read from the outside in and then from the inside out (see `KIND`). What is already
 *   going on and has both an end and a start at one instant ends first and begins again.
 * - A start while it is going on, and a stop while it is not, change nothing; only a stop before any start shows that
 *   the start is missing. A start of publishing or subscribing by someone who is not there shows that a JOINED is
 *   missing. A stop shows nothing of the kind: it may trail the LEFT by a second.
 * - LEFT ends publishing and all subscriptions; a replication goes on until it is stopped.
 */
export class LaneDeriver {
  readonly #firstJoin: number;
  readonly #presence = new Channel();
  readonly #publishing = new Channel();
  readonly #subscriptions = new Map<number, Channel>();
  readonly #replications = new Map<number, Channel>();
  readonly #errors = new MarkBuilder();
  readonly #exchanges = new MarkBuilder();
  readonly #changes: number[] = [];
  #lastTime = Number.NEGATIVE_INFINITY;

  /**
   * @param firstJoin the participant's first join, milliseconds since the epoch, where it is known
   */
  constructor(firstJoin: number | undefined) {
    this.#firstJoin = firstJoin ?? Number.POSITIVE_INFINITY;
  }

  /** Reads the events from one position to before another. Events of one instant must not be divided. */
  take(events: LaneEvents, from = 0, to = events.count): void {
    const { times } = events;
    for (let i = from; i < to;) {
      const time = times[i] ?? 0;
      let next = i + 1;
      while (next < to && times[next] === time) next += 1;
      this.#instant(events, i, next, time);
      i = next;
    }
  }

  /**
   * What has been going on. The deriver is used up.
   * @param end where intervals without an end are drawn to: "as of" on a live session, else the session's end. Events
   * after it (two clocks) move it: what they tell of lasted until them.
   */
  finish(end: number): LaneShape {
    const until = Math.max(end, this.#lastTime);
    for (const channel of this.#channels()) {
      if (channel.open) channel.end(until, OPEN_END);
    }
    const subscriptions = grouped(this.#subscriptions);
    const replications = grouped(this.#replications);
    return {
      presence: this.#presence.build(),
      publishing: this.#publishing.build(),
      subscriptions,
      receiving: union(subscriptions),
      subscriptionChanges: this.#changes.length === 0 ? NO_TIMES : Float64Array.from(this.#changes),
      replications,
      replicating: union(replications),
      errors: this.#errors.build(),
      exchanges: this.#exchanges.build(),
    };
  }

  *#channels(): Iterable<Channel> {
    yield this.#presence;
    yield this.#publishing;
    yield* this.#subscriptions.values();
    yield* this.#replications.values();
  }

  #instant(events: LaneEvents, from: number, to: number, time: number): void {
    const { kinds, subjects } = events;
    this.#lastTime = time;
    let joins = false;
    let leaves = false;
    for (let i = from; i < to; i += 1) {
      const kind = kinds[i] ?? KIND.OTHER;
      if (kind === KIND.JOINED) joins = true;
      else if (kind === KIND.LEFT) leaves = true;
      else if (isStart(kind)) this.#channel(kind, subjects[i] ?? 0).startingAt = time;
      else if (isErrorKind(kind)) this.#errors.add(time, i);
      else if (kind === KIND.TOKEN_EXCHANGED) this.#exchanges.add(time, i);
      if (kind === KIND.SUBSCRIBE_STARTED || kind === KIND.SUBSCRIBE_STOPPED) this.#changes.push(time);
    }

    const rejoins = joins && leaves && this.#presence.open;
    if (joins && !this.#presence.open) this.#presence.start(time);

    let stopsLeft = false;
    for (let i = from; i < to; i += 1) {
      const kind = kinds[i] ?? KIND.OTHER;
      if (!isStop(kind)) continue;
      const channel = this.#channel(kind, subjects[i] ?? 0);
      if (channel.open && (rejoins || channel.startingAt === time)) {
        channel.end(time);
        channel.stoppedFirstAt = time;
      } else {
        stopsLeft = true;
      }
    }
    if (rejoins) {
      this.#leave(time);
      this.#presence.start(time);
    }
    for (let i = from; i < to; i += 1) {
      const kind = kinds[i] ?? KIND.OTHER;
      if (isStart(kind)) this.#start(kind, this.#channel(kind, subjects[i] ?? 0), time);
    }
    if (stopsLeft) {
      for (let i = from; i < to; i += 1) {
        const kind = kinds[i] ?? KIND.OTHER;
        if (!isStop(kind)) continue;
        const channel = this.#channel(kind, subjects[i] ?? 0);
        if (channel.stoppedFirstAt !== time) this.#stop(channel, time);
      }
    }
    if (leaves && !rejoins) this.#leave(time);
  }

  #channel(kind: number, subject: number): Channel {
    if (kind === KIND.PUBLISH_STARTED || kind === KIND.PUBLISH_STOPPED) return this.#publishing;
    const channels =
      kind === KIND.SUBSCRIBE_STARTED || kind === KIND.SUBSCRIBE_STOPPED
        ? this.#subscriptions
        : this.#replications;
    let channel = channels.get(subject);
    if (!channel) channels.set(subject, (channel = new Channel()));
    return channel;
  }

  #start(kind: number, channel: Channel, time: number): void {
    if (!this.#presence.open && kind !== KIND.REPLICATION_STARTED) {
      const atFirstJoin = this.#presence.count === 0 && this.#firstJoin <= time;
      this.#presence.start(atFirstJoin ? this.#firstJoin : time, atFirstJoin ? 0 : OPEN_START);
    }
    if (!channel.open) channel.start(time);
  }

  #stop(channel: Channel, time: number): void {
    if (channel.open) {
      channel.end(time);
    } else if (this.#presence.open && channel.lastEnd < this.#presence.openedAt) {
      channel.start(this.#presence.openedAt, OPEN_START);
      channel.end(time);
    } else if (channel.count === 0) {
      channel.start(time, OPEN_START);
      channel.end(time);
    }
  }

  #leave(time: number): void {
    if (this.#publishing.open) this.#publishing.end(time, ENDED_BY_LEAVING);
    for (const channel of this.#subscriptions.values()) {
      if (channel.open) channel.end(time, ENDED_BY_LEAVING);
    }
    if (this.#presence.open) {
      this.#presence.end(time);
    } else if (this.#presence.count === 0) {
      const known = this.#firstJoin <= time;
      this.#presence.start(known ? this.#firstJoin : time, known ? 0 : OPEN_START);
      this.#presence.end(time);
    }
  }
}

function isStart(kind: number): boolean {
  return (
    kind === KIND.PUBLISH_STARTED || kind === KIND.SUBSCRIBE_STARTED || kind === KIND.REPLICATION_STARTED
  );
}

function isStop(kind: number): boolean {
  return (
    kind === KIND.PUBLISH_STOPPED || kind === KIND.SUBSCRIBE_STOPPED || kind === KIND.REPLICATION_STOPPED
  );
}

/**
 * What the events of one lane mean.
 * @param end see `LaneDeriver.finish`
 */
export function deriveLane(events: LaneEvents, firstJoin: number | undefined, end: number): LaneShape {
  const deriver = new LaneDeriver(firstJoin);
  deriver.take(events);
  return deriver.finish(end);
}
