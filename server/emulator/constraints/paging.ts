import { text, whole } from './constraint.ts';

/** The form of a page token. Whether it is one that was given out, the list itself must say. */
export const NextToken = text({ max: 1024, pattern: /^[a-zA-Z0-9+/=_-]*$/ });

export const MaxResults = whole({ min: 1, max: 100 });

/** ListParticipantReplicas alone has a lower maximum. */
export const MaxReplicaResults = whole({ min: 1, max: 50 });
