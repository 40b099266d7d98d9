import * as z from 'zod/mini';
import { Instant, openEnum, TextMap } from '../contract/codecs.ts';
import { PARTICIPANT_STATES } from '../participants/contract.ts';

/** What the console's own database holds of things it has seen. `seenAt` is the upstream's time when it last saw them. */

export const FoundPerson = z.object({
  participantId: z.string(),
  userId: z.optional(z.string()),
  stageId: z.string(),
  stageName: z.optional(z.string()),
  sessionId: z.string(),
  joinedAt: z.optional(Instant),
  state: z.optional(openEnum(PARTICIPANT_STATES)),
  published: z.boolean(),
  /** Codes of the errors that are known of this participant; none where none is known. */
  errors: z.array(z.string()),
  seenAt: Instant,
});
export type FoundPerson = z.input<typeof FoundPerson>;

export const FoundSession = z.object({
  sessionId: z.string(),
  stageId: z.string(),
  stageName: z.optional(z.string()),
  startedAt: z.optional(Instant),
  /** Absent while it is live, as far as was seen. */
  endedAt: z.optional(Instant),
  /** Each is absent as long as it has not been seen whole: unknown is not 0. */
  participants: z.optional(z.int()),
  publishers: z.optional(z.int()),
  errors: z.optional(z.int()),
  /** When every participant, and every event of every participant, was known. */
  peopleAt: z.optional(Instant),
  eventsAt: z.optional(Instant),
  seenAt: Instant,
});
export type FoundSession = z.input<typeof FoundSession>;

export const FoundStage = z.object({
  stageId: z.string(),
  name: z.optional(z.string()),
  activeSessionId: z.optional(z.string()),
  tags: TextMap,
  /** When it was found to be deleted. */
  goneAt: z.optional(Instant),
  seenAt: Instant,
});
export type FoundStage = z.input<typeof FoundStage>;

export const FoundComposition = z.object({
  compositionId: z.string(),
  stageId: z.string(),
  stageName: z.optional(z.string()),
  state: z.string(),
  startedAt: z.optional(Instant),
  endedAt: z.optional(Instant),
  failureReason: z.optional(z.string()),
  seenAt: Instant,
});
export type FoundComposition = z.input<typeof FoundComposition>;
