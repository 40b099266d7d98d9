import type { EventName } from './events.ts';

/**
 * The order of events within one second. AWS gives one-second resolution and leaves the order of its lists open, so a
 * logical order is stated: what begins goes from the outside in (join, publish, replicate, subscribe), what ends from the
 * inside out, and what changes or fails stands between.
 */
const ORDER = [
  'JOINED',
  'PUBLISH_STARTED',
  'REPLICATION_STARTED',
  'SUBSCRIBE_STARTED',
  'TOKEN_EXCHANGED',
  'JOIN_ERROR',
  'PUBLISH_ERROR',
  'SUBSCRIBE_ERROR',
  undefined,
  'SUBSCRIBE_STOPPED',
  'REPLICATION_STOPPED',
  'PUBLISH_STOPPED',
  'LEFT',
] as const satisfies readonly (EventName | undefined)[];

const RANKS = new Map<string | undefined, number>(ORDER.map((name, rank) => [name, rank]));

/** The place of an event among those of the same second; a name that is not known here stands in the middle. */
export function rankOfEvent(name: string | undefined): number {
  return RANKS.get(name) ?? ORDER.indexOf(undefined);
}
