import type { Journey } from '#shared/replication/paths-of-people.ts';

/** A moment before the first and after the last, so that a bar's end is seen to be one. */
const MARGIN = 0.02;
/** Where nothing is known to have happened: a minute up to when it was read. */
const LEAST_MS = 60_000;

/** The stretch of time that holds everything known of a person's way, milliseconds since the epoch. */
export function journeyWindow({ places, turns, asOf }: Journey): { from: number; to: number } {
  const read = Date.parse(asOf);
  const instants = [
    ...places.flatMap(({ lane }) => lane.presence.flatMap(({ from, to }) => [from, to ?? asOf])),
    ...turns.map(({ at }) => at),
  ].flatMap((text) => (text === undefined ? [] : [Date.parse(text)]));
  const first = instants.reduce((a, b) => Math.min(a, b), read - LEAST_MS);
  const last = instants.length === 0 ? read : instants.reduce((a, b) => Math.max(a, b));
  const from = instants.length === 0 ? first : instants.reduce((a, b) => Math.min(a, b));
  const length = Math.max(LEAST_MS, last - from);
  return { from: from - length * MARGIN, to: from + length * (1 + MARGIN) };
}
