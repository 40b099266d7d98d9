import * as z from 'zod/mini';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { Job, JobLogEntry } from '../jobs/contract.ts';
import { LayoutConfiguration } from '../layouts/layout.ts';
import { Destination } from './contract.ts';

export const REPLACE_JOB = 'replace-composition';

/** A composition as a Replace would start it. */
export const ReplaceSide = z.object({
  layout: z.optional(LayoutConfiguration),
  /** As StartComposition takes them. */
  destinations: z.array(Destination.def.shape.configuration),
  tags: z.optional(z.record(z.string(), z.string())),
});
export type ReplaceSide = z.input<typeof ReplaceSide>;

/** How a Replace ended, by what AWS said last. */
export const ReplaceOutcome = z.object({
  /** `kept`: the old layout is on, in the old composition or in a new one. `unknown`: AWS did not say. */
  kind: z.enum(['replaced', 'kept', 'none', 'several', 'unknown']),
  /** In sentences. */
  words: z.string(),
  /** The ids of those that run. */
  running: z.array(z.string()),
});
export type ReplaceOutcome = z.input<typeof ReplaceOutcome>;

/** The work of taking one composition in place of another, with everything that it has done. */
export const Replacement = z.object({
  job: Job,
  /** The one that was to be replaced. */
  compositionId: z.string(),
  /** Absent until it has been looked at. */
  stageId: z.optional(z.string()),
  /** Absent as long as it was not started, or nobody knows. */
  newCompositionId: z.optional(z.string()),
  /** The old layout, started again. */
  backCompositionId: z.optional(z.string()),
  /**
   * `overlap`: the new one starts beside the old one. `gap`: both broadcast to one channel, so that the old one is stopped
   * first. Absent until the old one has been looked at.
   */
  mode: z.optional(z.enum(['overlap', 'gap'])),
  before: z.optional(ReplaceSide),
  after: z.object({ layout: LayoutConfiguration }),
  outcome: z.optional(ReplaceOutcome),
  log: z.array(JobLogEntry),
});
export type Replacement = z.input<typeof Replacement>;

export const compositionReplacements = contract('compositions', {
  replacement: json({
    path: '/:connection/compositions/:compositionId/replacement',
    summary:
      'The last Replace that had to do with a composition, as the old one or as a new one, with its log; nothing where there was none',
    access: 'read',
    params: { connection: ConnectionId, compositionId: ResourceId },
    output: z.object({ item: z.optional(Replacement) }),
  }),
});
