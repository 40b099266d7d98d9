import type { Random } from '../state/random.ts';

/** What EventBridge does not promise (User Guide: best effort; events can be lost, late, doubled or out of order). */
export interface Mishaps {
  /** The chance that an event is sent twice, 0 to 1, as `loss` and `disorder`. */
  duplicates: number;
  loss: number;
  /** The chance that an event is held back until some later ones have gone. */
  disorder: number;
  /** The longest time by which an event is late, in real milliseconds. */
  delayMs: number;
}

export const NO_MISHAPS: Mishaps = { duplicates: 0, loss: 0, disorder: 0, delayMs: 0 };

/** How long an event is held back that is to come out of order, in real milliseconds. */
const HELD_BACK: readonly [number, number] = [1_000, 3_000];

/** After how many real milliseconds each copy of an event goes out; none of a lost one. */
export function departures(mishaps: Mishaps, random: Random): number[] {
  // All dice are thrown for every event, so that one switch does not change what another does.
  const isLost = random.chance(mishaps.loss);
  const isDoubled = random.chance(mishaps.duplicates);
  const isHeldBack = random.chance(mishaps.disorder);
  const late = Math.floor(random.next() * mishaps.delayMs);
  const later = Math.floor(random.next() * mishaps.delayMs);
  const held = random.integer(...HELD_BACK);
  if (isLost) return [];
  const first = late + (isHeldBack ? held : 0);
  return isDoubled ? [first, first + later] : [first];
}
