import * as z from 'zod/mini';
import { Instant } from '../contract/codecs.ts';

/**
 * `running`: asks AWS with what the budget leaves over. `waiting`: everything is known, or somebody else needs the
 * calls. `throttled`: AWS refuses calls because others use the quota, and the indexer keeps away. `failing`: AWS gives
 * no answer.
 */
export const INDEXER_STATES = ['off', 'running', 'waiting', 'throttled', 'failing'] as const;

/** How much of an account search can find, and whether that grows by itself. */
export const IndexState = z.object({
  on: z.boolean(),
  state: z.enum(INDEXER_STATES),
  /** What AWS said, where it is failing. */
  failure: z.optional(z.string()),
  /** Stages that are known, and those of them whose sessions have all been listed. */
  stages: z.object({ known: z.int(), indexed: z.int() }),
  /** Sessions that are known; those that have ended; those of them whose people, and whose events, are all known. */
  sessions: z.object({ known: z.int(), ended: z.int(), people: z.int(), events: z.int() }),
  /** When the oldest session that is known began. */
  since: z.optional(Instant),
  /** The upstream's time when the newest of all this was seen. */
  seenAt: z.optional(Instant),
});
export type IndexState = z.input<typeof IndexState>;
