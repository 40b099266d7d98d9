import { wholeSeconds } from '../simulation/schedule.ts';
import { seedOf } from '../state/random.ts';
import type { World } from '../state/world.ts';
import type { BusEvent } from './event.ts';
import { type EventTarget, postEvent } from './event-target.ts';
import { eventsBetween } from './events-between.ts';
import { departures, type Mishaps } from './mishaps.ts';

/** Counts since the start. */
export interface FeedFigures {
  /** Events that happened in the world. */
  events: number;
  /** Posted and taken, copies included. */
  delivered: number;
  /** Given up after several attempts, or refused. */
  failed: number;
  /** Lost on purpose. */
  lost: number;
  /** Waiting to be posted or to be tried again. */
  pending: number;
}

export interface EventFeed {
  figures(): FeedFigures;
  /** Looks at the world now, without waiting for the next regular look. */
  look(): void;
  close(): void;
}

export interface EventFeedOptions {
  world: () => World;
  target: EventTarget;
  mishaps: Mishaps;
  /** Decides what goes wrong, so that it can be repeated. */
  seed: number;
  /** Told of a bug that kept the feed from looking at the world. */
  reportUnexpected: (error: unknown) => void;
}

/** How often the world is looked at, in real milliseconds. */
const LOOK_EVERY = 200;

/** Waits before an event is tried again, in real milliseconds; after the last it is given up. */
const RETRIES = [500, 2_000, 8_000];

/** A world that runs a thousand times as fast may bring more than a target takes; the oldest are then given up. */
const MOST_PENDING = 10_000;

/**
 * Posts every event of the world that is served to a target, one after the other. What happened while nobody ran the
 * emulator is not made up for.
 */
export function createEventFeed({
  world,
  target,
  mishaps,
  seed,
  reportUnexpected,
}: EventFeedOptions): EventFeed {
  const random = seedOf('mishaps', seed).random();
  const closed = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  const figures = { events: 0, delivered: 0, failed: 0, lost: 0 };
  let waiting: { body: string; attempt: number }[] = [];
  let later = 0;
  let isPosting = false;
  let present = world();
  let lookedAt = present.clock.now();
  /** Ids of the second that was going on at the last look, in which more may happen. */
  let known = new Set(eventsBetween(present, wholeSeconds(lookedAt), lookedAt).map(({ event }) => event.id));

  const after = (ms: number, act: () => void): void => {
    later += 1;
    const timer = setTimeout(() => {
      timers.delete(timer);
      later -= 1;
      act();
    }, ms);
    timers.add(timer);
  };

  const enqueue = (body: string, attempt: number): void => {
    waiting.push({ body, attempt });
    if (waiting.length > MOST_PENDING) {
      figures.failed += waiting.length - MOST_PENDING;
      waiting = waiting.slice(-MOST_PENDING);
    }
    void post();
  };

  const post = async (): Promise<void> => {
    if (isPosting) return;
    isPosting = true;
    for (let next = waiting.shift(); next && !closed.signal.aborted; next = waiting.shift()) {
      const { body, attempt } = next;
      const { taken, again } = await postEvent(target, body, closed.signal);
      const wait = RETRIES[attempt];
      if (taken) figures.delivered += 1;
      else if (!again || wait === undefined) figures.failed += 1;
      else if (!closed.signal.aborted) after(wait, () => enqueue(body, attempt + 1));
    }
    isPosting = false;
  };

  const send = (event: BusEvent): void => {
    figures.events += 1;
    const body = JSON.stringify(event);
    const copies = departures(mishaps, random);
    if (copies.length === 0) figures.lost += 1;
    for (const ms of copies) {
      if (ms === 0) enqueue(body, 0);
      else after(ms, () => enqueue(body, 0));
    }
  };

  const look = (): void => {
    const now = world().clock.now();
    if (world() !== present) {
      // Another world has come: its past is not news.
      present = world();
      known = new Set(eventsBetween(present, wholeSeconds(now), now).map(({ event }) => event.id));
      lookedAt = now;
      return;
    }
    // Acts happen in whole seconds: in the one that was going on at the last look there may be more by now.
    const events = eventsBetween(present, wholeSeconds(lookedAt), now);
    const fresh = events.filter(({ event }) => !known.has(event.id));
    known = new Set(events.flatMap(({ at, event }) => (at >= wholeSeconds(now) ? [event.id] : [])));
    lookedAt = now;
    for (const { event } of fresh) send(event);
  };

  const regular = setInterval(() => {
    try {
      look();
    } catch (error) {
      // The operations still answer; a feed that fails once would fail five times a second.
      clearInterval(regular);
      reportUnexpected(error);
    }
  }, LOOK_EVERY);
  // An emulator that has nothing else to do may end.
  regular.unref();
  return {
    look,
    figures: () => ({ ...figures, pending: waiting.length + later + (isPosting ? 1 : 0) }),
    close() {
      closed.abort();
      clearInterval(regular);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
