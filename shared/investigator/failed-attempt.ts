import { barredAt, exchangedBetween } from './capabilities.ts';
import type { PlacedEvent } from './ordered-events.ts';

/** What stood in the way of publishing or subscribing. */
export interface Obstacle {
  kind: 'token-exchanged' | 'token-without' | 'error';
  /** The exchange or the error that proves it. */
  event: PlacedEvent;
}

interface Attempted {
  /** Events of the participant, in order. */
  events: readonly PlacedEvent[];
  capability: 'PUBLISH' | 'SUBSCRIBE';
  at: number;
  /** Whether an event is a failure of what was attempted. */
  fails: (event: PlacedEvent) => boolean;
  /** How it had ended last, and begun last, and begins next; undefined where it did not. */
  ended: PlacedEvent | undefined;
  lastBegan: PlacedEvent | undefined;
  next: PlacedEvent | undefined;
}

/** An error is told within moments of the end that it brings about. */
const TOGETHER_MS = 5_000;
/** A token that is refused so soon after did not allow it before either. */
const SOON_AFTER_MS = 120_000;

/**
 * The first thing since the last end that suffices to explain why something was not going on: a token that was
 * exchanged, or never allowed it, or an error. What was put right by an exchange of tokens counts no more.
 */
export function obstacleTo(attempted: Attempted): Obstacle | undefined {
  const { events, capability, at, ended, lastBegan, next } = attempted;
  const barred = barredAt(events, capability, at);
  if (barred?.how === 'exchanged') return { kind: 'token-exchanged', event: barred.event };

  const from = ended ? Math.max(ended.at - TOGETHER_MS, lastBegan?.at ?? -Infinity) : -Infinity;
  const isRefusal = ({ errorCode }: PlacedEvent): boolean => errorCode === 'INSUFFICIENT_CAPABILITIES';
  const error = events.find(
    (event) =>
      attempted.fails(event) &&
      event.at >= from &&
      event.at <= at &&
      !(isRefusal(event) && exchangedBetween(events, capability, event.at, at)),
  );
  if (error) return { kind: isRefusal(error) ? 'token-without' : 'error', event: error };
  if (barred) return { kind: 'token-without', event: barred.event };

  const until = Math.min(at + SOON_AFTER_MS, next?.at ?? Infinity);
  const refusedLater = events.find(
    (event) =>
      attempted.fails(event) &&
      isRefusal(event) &&
      event.at > at &&
      event.at <= until &&
      !events.some(
        ({ name, at: instant }) => name === 'TOKEN_EXCHANGED' && instant > at && instant <= event.at,
      ),
  );
  return refusedLater && { kind: 'token-without', event: refusedLater };
}

/** The end that came together with an obstacle, as part of the proof. */
export function endTogether(obstacle: Obstacle, ended: PlacedEvent | undefined): PlacedEvent | undefined {
  return ended && Math.abs(ended.at - obstacle.event.at) <= TOGETHER_MS ? ended : undefined;
}
