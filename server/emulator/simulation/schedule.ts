import { sessionId } from '../state/ids.ts';
import type { Seed } from '../state/random.ts';

/**
 * When the sessions of a stage happen. Time is cut into slots of equal length with at most one session in each, so
 * that the session at any instant, past or future, is found without looking at any other.
 */

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** All four instants of a session, in milliseconds since 1970 and whole seconds. */
export interface SessionTimes {
  /** The first JOINED. */
  startsAt: number;
  /** From here on nobody publishes. */
  offAirAt: number;
  /** The last LEFT. */
  lastLeaveAt: number;
  endsAt: number;
}

export interface SessionPlan extends SessionTimes {
  slot: number;
  sessionId: string;
  seed: Seed;
}

export interface Rhythm {
  /** Start of slot 0; nothing happens before. */
  origin: number;
  /** Length of a slot. */
  period: number;
  /** How likely a slot has a session. */
  occupied: number;
  /** From first JOINED to last LEFT, shortest and longest. */
  duration: readonly [number, number];
  /** The slot whose session the scenario fixes, so that the world is in a known state at the start instant. */
  anchor: { slot: number; times: SessionTimes | undefined };
}

/** Free time kept at the end of each slot: room for the session's own end and a pause before the next. */
export const SLOT_MARGIN = 8 * MINUTE;

/**
 * A session ends some minutes after the last participant has left. UNCONFIRMED: the User Guide says "a few minutes"
 * without a figure (and once counts from the last publisher, not the last participant); 2 to 5 are chosen.
 */
export function lingering(seed: Seed): number {
  return seed.at('lingering').random().integer(120, 300) * SECOND;
}

/** A session somewhere in a slot, clear of the slot's end. */
export function timesWithin(
  slotStart: number,
  rhythm: Pick<Rhythm, 'period' | 'duration'>,
  seed: Seed,
): SessionTimes {
  const random = seed.at('times').random();
  const room = rhythm.period - SLOT_MARGIN;
  const [shortest, longest] = rhythm.duration;
  const duration = wholeSeconds(Math.min(room, shortest + random.next() * (longest - shortest)));
  const startsAt = slotStart + wholeSeconds(random.next() * (room - duration));
  const lastLeaveAt = startsAt + duration;
  const windDown = Math.min(random.integer(10, 150) * SECOND, wholeSeconds(duration / 4));
  return { startsAt, offAirAt: lastLeaveAt - windDown, lastLeaveAt, endsAt: lastLeaveAt + lingering(seed) };
}

function timesOf(rhythm: Rhythm, slot: number, seed: Seed): SessionTimes | undefined {
  if (slot === rhythm.anchor.slot) return rhythm.anchor.times;
  if (!seed.at('occupied').random().chance(rhythm.occupied)) return undefined;
  return timesWithin(rhythm.origin + slot * rhythm.period, rhythm, seed);
}

export function wholeSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / SECOND) * SECOND;
}

/** The session of a slot, whether past or still to come; `undefined` where the slot stays empty. */
export function planOf(rhythm: Rhythm, slot: number, stageSeed: Seed): SessionPlan | undefined {
  if (slot < 0) return undefined;
  const seed = stageSeed.at('session', slot);
  const times = timesOf(rhythm, slot, seed);
  return times && { ...times, slot, seed, sessionId: sessionId(seed.at('id').random()) };
}

/** The slot that an instant falls in; negative before the stage's history. */
export function slotAt(rhythm: Rhythm, instant: number): number {
  return Math.floor((instant - rhythm.origin) / rhythm.period);
}
