import * as z from 'zod/mini';
import { Instant, wholeNumber } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, JobId } from '../contract/ids.ts';
import { Job, JobLogEntry } from '../jobs/contract.ts';

export const BULK_ACTIONS = ['tag', 'untag', 'delete', 'create', 'disconnect'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** A bulk job's kind is its action with this before it. */
export const BULK_KIND = 'bulk-';

/** The action of a job, or undefined where it is no bulk job. */
export function bulkActionOf({ kind }: { kind: string }): BulkAction | undefined {
  return BULK_ACTIONS.find((action) => kind === `${BULK_KIND}${action}`);
}

export const BULK_ITEM_STATES = ['waiting', 'sending', 'unsure', 'done', 'failed'] as const;
export type BulkItemState = (typeof BULK_ITEM_STATES)[number];

/** One thing of a bulk job. */
export const BulkItem = z.object({
  /** From 0, in the order in which they were given. */
  number: z.int(),
  /** The short id; empty for a stage that is still to be created. */
  id: z.string(),
  name: z.string(),
  /** `unsure`: it was sent, and whether it was done has still to be found out. */
  state: z.enum(BULK_ITEM_STATES),
  /** Requests that were sent for it. */
  attempts: z.int(),
  /** What became of it, in a sentence. */
  words: z.string(),
});
export type BulkItem = z.infer<typeof BulkItem>;

/** A bulk job with all that it is about. */
export const BulkJob = z.object({
  job: Job,
  action: z.enum(BULK_ACTIONS),
  startedAt: Instant,
  /** Empty where none was given. */
  reason: z.string(),
  /** What is done to each, as AWS has it: the tags, their keys. */
  settings: z.array(z.object({ label: z.string(), value: z.string() })),
  items: z.array(BulkItem),
});
export type BulkJob = z.input<typeof BulkJob>;

/** Lines of a log to one answer. */
export const LOG_LINES = 2_000;

export const bulk = contract('bulk', {
  get: json({
    path: '/:connection/bulk/:jobId',
    summary: 'A job over many things: what it does, and what became of each of them',
    access: 'read',
    params: { connection: ConnectionId, jobId: JobId },
    output: BulkJob,
  }),
  log: json({
    path: '/:connection/bulk/:jobId/log',
    summary: 'The log of a job over many things: a line before each request and one after it',
    access: 'read',
    params: { connection: ConnectionId, jobId: JobId },
    /** The last line that is known. */
    query: { after: z.optional(wholeNumber(-1, 1_000_000_000)) },
    output: z.object({
      lines: z.array(JobLogEntry),
      /** There are more. */
      more: z.boolean(),
    }),
  }),
});
