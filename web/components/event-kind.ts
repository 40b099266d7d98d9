import type { EventName } from '#shared/participants/events.ts';

/** What an event is about: what the events can be filtered by. `other` are names that AWS has added since. */
export const EVENT_KINDS = [
  'presence',
  'publishing',
  'subscribing',
  'replication',
  'token',
  'other',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** A kind in a word, for a filter. */
export const EVENT_KIND_WORDS: Record<EventKind, string> = {
  presence: 'Joining',
  publishing: 'Publishing',
  subscribing: 'Subscribing',
  replication: 'Replication',
  token: 'Tokens',
  other: 'Other',
};

const KINDS: Record<EventName, EventKind> = {
  JOINED: 'presence',
  LEFT: 'presence',
  JOIN_ERROR: 'presence',
  PUBLISH_STARTED: 'publishing',
  PUBLISH_STOPPED: 'publishing',
  PUBLISH_ERROR: 'publishing',
  SUBSCRIBE_STARTED: 'subscribing',
  SUBSCRIBE_STOPPED: 'subscribing',
  SUBSCRIBE_ERROR: 'subscribing',
  REPLICATION_STARTED: 'replication',
  REPLICATION_STOPPED: 'replication',
  TOKEN_EXCHANGED: 'token',
};

export function kindOfEvent(name: string | undefined): EventKind {
  return name !== undefined && Object.hasOwn(KINDS, name) ? KINDS[name as EventName] : 'other';
}
