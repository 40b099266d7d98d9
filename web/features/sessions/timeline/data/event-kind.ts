import { ERROR_CODES, EVENT_NAMES, type EventName } from '#shared/participants/events.ts';

/**
 * Event names as small numbers for columns. The number is also the order within one instant: AWS gives one-second
 * resolution and no order of its lists, so what begins comes from the outside in (join, publish, replicate, subscribe)
 * and what ends from the inside out. `OTHER` is a name that AWS added after this console was built.
 */
export const KIND = {
  JOINED: 0,
  PUBLISH_STARTED: 1,
  REPLICATION_STARTED: 2,
  SUBSCRIBE_STARTED: 3,
  TOKEN_EXCHANGED: 4,
  JOIN_ERROR: 5,
  PUBLISH_ERROR: 6,
  SUBSCRIBE_ERROR: 7,
  OTHER: 8,
  SUBSCRIBE_STOPPED: 9,
  REPLICATION_STOPPED: 10,
  PUBLISH_STOPPED: 11,
  LEFT: 12,
} as const satisfies Record<EventName | 'OTHER', number>;

const nameByKind = new Map<number, EventName>(EVENT_NAMES.map((name) => [KIND[name], name]));

const kindByName = new Map<string, number>(EVENT_NAMES.map((name) => [name, KIND[name]]));

export function kindOf(name: string | undefined): number {
  return (name !== undefined ? kindByName.get(name) : undefined) ?? KIND.OTHER;
}

/** AWS's name of a kind; undefined for `OTHER`, whose name is kept as the event's subject. */
export function nameOf(kind: number): EventName | undefined {
  return nameByKind.get(kind);
}

export function isErrorKind(kind: number): boolean {
  return kind === KIND.JOIN_ERROR || kind === KIND.PUBLISH_ERROR || kind === KIND.SUBSCRIBE_ERROR;
}

/** The error codes known when this was built come first in every store's table of codes. */
export const KNOWN_ERROR_CODES: readonly string[] = ERROR_CODES;
