import * as z from 'zod/mini';
import { REPLACE_MODES, STEPS } from './course.ts';

/** Members of the API's own shapes are kept as they are: AWS wrote them, and gets them back. */
const AsAws = z.record(z.string(), z.unknown());

/** What StartComposition is sent, beside its idempotency token. With the same token it must be the same to the letter. */
const Request = z.object({
  stageArn: z.string(),
  layout: z.optional(AsAws),
  destinations: z.array(AsAws),
  tags: z.optional(z.record(z.string(), z.string())),
});
export type StartRequest = z.infer<typeof Request>;

/** What was found at the beginning, and holds for the whole job. */
const Plan = z.object({
  mode: z.enum(REPLACE_MODES),
  oldArn: z.string(),
  /** As it runs, to be started again where the new one fails. */
  old: Request,
  new: Request,
  /** All compositions of the stage that were there before. */
  known: z.array(z.string()),
});
export type Plan = z.infer<typeof Plan>;

const OUTCOMES = ['replaced', 'kept', 'none', 'several', 'unknown'] as const;

const Outcome = z.object({
  kind: z.enum(OUTCOMES),
  words: z.string(),
  /** The ids of those among the compositions of the job that run in the end. */
  running: z.array(z.string()),
});
export type Outcome = z.infer<typeof Outcome>;

/** Where a Replace is: all that a later run of it needs, after a restart of the server as well. */
export const Mark = z.object({
  /** What was asked for: `destinations` where they shall be others than the old ones. */
  asked: z.object({
    compositionArn: z.string(),
    layout: AsAws,
    destinations: z.optional(z.array(AsAws)),
  }),
  plan: z.optional(Plan),
  step: z.enum(STEPS),
  /** When the step began, milliseconds since the epoch by this machine's clock: its deadline counts from there. */
  since: z.number(),
  /** Requests of this step that were sent. */
  attempts: z.int(),
  /** Whether the answer to one of them was lost. */
  isUnsure: z.boolean(),
  /** What was started, as AWS answered it. */
  started: z.object({ new: z.optional(z.string()), back: z.optional(z.string()) }),
  /** Every step of the way has been done. */
  hasArrived: z.boolean(),
  /** Why it went back, in a sentence. */
  reason: z.optional(z.string()),
  /** Whether a start has happened could not be found out. */
  hasLostTrack: z.boolean(),
  /** It went back because it was cancelled. */
  wasCancelled: z.boolean(),
  outcome: z.optional(Outcome),
});
export type Mark = z.infer<typeof Mark>;

/** Where every Replace begins. */
export function firstMark(asked: Mark['asked']): Mark {
  return {
    asked,
    step: 'look',
    since: Date.now(),
    attempts: 0,
    isUnsure: false,
    started: {},
    hasArrived: false,
    hasLostTrack: false,
    wasCancelled: false,
  };
}
