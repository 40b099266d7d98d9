import * as z from 'zod/mini';

/** What is asked for each thing of the job, and what a later run needs to know. Items stand in a table of their own. */
export const BulkMark = z.object({
  startedAt: z.number(),
  reason: z.string(),
  tags: z.optional(z.record(z.string(), z.string())),
  tagKeys: z.optional(z.array(z.string())),
  /** As AWS takes it. */
  recording: z.optional(z.record(z.string(), z.unknown())),
  /** Of people who are taken out. */
  stageId: z.optional(z.string()),
  /** What the job is about, until its first run has written it into the table. */
  items: z.optional(
    z.array(z.object({ target: z.string(), name: z.string(), details: z.optional(z.unknown()) })),
  ),
  /** A run has come to its end: the next one tries again what has failed. */
  hasEnded: z.boolean(),
});
export type BulkMark = z.infer<typeof BulkMark>;
