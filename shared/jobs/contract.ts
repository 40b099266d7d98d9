import * as z from 'zod/mini';
import { Instant } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, JobId } from '../contract/ids.ts';

export const JOB_STATES = ['queued', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Whether a job in this state will do more by itself, or once it is resumed. */
export const isUnfinished = (state: JobState): boolean =>
  state === 'queued' || state === 'running' || state === 'paused';

/** What the job was asked to do: ids and settings by name. The same task of a kind is one job. */
export const JobTask = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type JobTask = z.infer<typeof JobTask>;

export const JobProgress = z.object({
  /** Steps done; what a step is, `words` tell. */
  done: z.int(),
  /** Undefined as long as it is not known how many steps there are. */
  total: z.optional(z.int()),
  /** Seconds that the rest will take at the present pace; undefined while that cannot be told. */
  estimateSeconds: z.optional(z.int()),
  /** As people read it: "38 of 200 people". */
  words: z.string(),
});
export type JobProgress = z.infer<typeof JobProgress>;

/** Work of the server that goes on while nobody waits for it, and after a restart. */
export const Job = z.object({
  id: z.string(),
  kind: z.string(),
  /** In words for people: "Load the events of a session". */
  title: z.string(),
  state: z.enum(JOB_STATES),
  task: JobTask,
  progress: JobProgress,
  /** Why it failed, in a sentence. */
  failure: z.optional(z.string()),
  /** It cannot rest half-way: it is not paused, and where it is cancelled it first undoes what it has done. */
  unwinds: z.optional(z.boolean()),
  /** It was cancelled, and is still undoing what it has done. */
  cancelling: z.optional(z.boolean()),
});
export type Job = z.infer<typeof Job>;

/**
 * What an entry of a job's log is: written before a request is sent, after its answer has come or failed to come, of what
 * was found by looking, or of what the job made of it.
 */
export const JOB_LOG_PHASES = ['sending', 'answered', 'seen', 'decided'] as const;
export type JobLogPhase = (typeof JOB_LOG_PHASES)[number];

/** One line of a job's log. It is on the disk before the job goes on. */
export const JobLogEntry = z.object({
  /** From 0. */
  number: z.int(),
  /** By the console's own clock. */
  at: Instant,
  /** In the terms of the job's kind. */
  step: z.string(),
  phase: z.enum(JOB_LOG_PHASES),
  /** In a sentence. */
  words: z.string(),
});
export type JobLogEntry = z.input<typeof JobLogEntry>;

const job = { connection: ConnectionId, jobId: JobId };
const own = {
  access: 'write',
  role: 'support',
  invalidates: ['jobs.list'],
  params: job,
  output: Job,
} as const;

export const jobs = contract('jobs', {
  list: json({
    path: '/:connection/jobs',
    summary: 'Every job of a connection, the newest first; those that have ended are kept for a while',
    access: 'read',
    params: { connection: ConnectionId },
    output: z.object({ items: z.array(Job) }),
  }),
  pause: json({
    method: 'POST',
    path: '/:connection/jobs/:jobId/pause',
    summary: 'Lets a job rest; what it has done is kept',
    ...own,
  }),
  resume: json({
    method: 'POST',
    path: '/:connection/jobs/:jobId/resume',
    summary: 'Lets a paused job go on, or one that failed try again from where it was',
    ...own,
  }),
  cancel: json({
    method: 'POST',
    path: '/:connection/jobs/:jobId/cancel',
    summary: 'Ends a job; what it has done is kept',
    ...own,
  }),
});
