import * as z from 'zod/mini';
import { Instant } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId } from '../contract/ids.ts';

/** What can be wrong with a stage, the most urgent first. */
export const PROBLEM_KINDS = [
  'publish-error',
  'recording-failed',
  'no-publisher',
  'no-composition',
  'idle',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** A stage is idle when its last session ended so many days ago. */
export const IDLE_DAYS = 30;

/** A stage that has a problem. */
export const ProblemStage = z.object({
  stageId: z.string(),
  /** The session that is live. */
  sessionId: z.optional(z.string()),
  /** Since when, or when it was last live. */
  since: z.optional(Instant),
  /** When what this rests on was last seen; by the upstream's clock, as all times here. */
  seenAt: z.optional(Instant),
  /** How many people it has happened to. */
  times: z.optional(z.int()),
});

/** One kind of problem: who has it, and how much of it is not known. */
export const Problem = z.object({
  kind: z.enum(PROBLEM_KINDS),
  stages: z.array(ProblemStage),
  /** Stages of which the console does not know whether they have it. */
  unknown: z.int(),
});
export type Problem = z.infer<typeof Problem>;

/** The stages of a connection as the console knows them, without asking AWS. */
export const Overview = z.object({
  /** When the newest of it was seen; absent where no stage was. */
  asOf: z.optional(Instant),
  /** When all stages and all compositions were last listed, since the console was started. */
  stagesListedAt: z.optional(Instant),
  compositionsListedAt: z.optional(Instant),
  stages: z.int(),
  live: z.int(),
  /** Compositions that start or run. */
  compositions: z.int(),
  /** EventBridge tells of failures by itself. */
  isTold: z.boolean(),
  /** Every kind, in their order. */
  problems: z.array(Problem),
});
export type Overview = z.input<typeof Overview>;

export const overview = contract('overview', {
  get: json({
    path: '/:connection/overview',
    summary: 'Which stages have a problem, from what the console has seen; and of how many that is not known',
    access: 'read',
    params: { connection: ConnectionId },
    output: Overview,
  }),
});
