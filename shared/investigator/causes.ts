/**
 * Why somebody did not receive somebody else, as far as the data can tell. X is who should have received, Y who should
 * have been received.
 */
export const CAUSES = [
  // The session
  'time-not-reached',
  'session-not-running',
  'x-not-in-session',
  'y-not-in-session',
  'different-sessions',
  // X's presence
  'x-not-joined-yet',
  'x-had-left',
  'x-was-disconnected',
  'x-could-not-join',
  // Y's presence
  'y-not-joined-yet',
  'y-had-left',
  'y-was-disconnected',
  'y-could-not-join',
  'replication-not-started',
  'replication-ended',
  'replication-source-stopped',
  'y-is-redundant-encoder',
  // Y's publishing
  'y-never-published',
  'y-not-publishing-yet',
  'y-stopped-publishing',
  'y-token-without-publish',
  'y-token-exchanged',
  'y-publish-error',
  // X's receiving
  'x-never-subscribed',
  'x-not-subscribed-yet',
  'x-subscription-ended',
  'x-only-sends',
  'x-token-without-subscribe',
  'x-token-exchanged',
  'x-subscribe-error',
  // Both were there, as somebody else
  'x-replaced',
  'y-replaced',
  // No cause
  'no-fault',
  'not-enough-data',
] as const;
export type Cause = (typeof CAUSES)[number];

/** The checks of the ladder, in the order in which they are asked. */
export const RUNGS = [
  'session',
  'same-session',
  'x-present',
  'y-present',
  'y-receivable',
  'y-publishing',
  'y-could-publish',
  'x-subscribed',
  'x-could-subscribe',
  'one-identity',
  'errors-nearby',
  'disconnected-here',
  'shared-problem',
  'media',
] as const;
export type RungId = (typeof RUNGS)[number];
