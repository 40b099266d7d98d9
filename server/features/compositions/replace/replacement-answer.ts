import type * as z from 'zod/mini';
import type { Replacement } from '#shared/compositions/replacement.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { Job, JobLogEntry } from '#shared/jobs/contract.ts';
import type { Mark, StartRequest } from './mark.ts';

type Answer = z.output<typeof Replacement>;

/** Whether a Replace has to do with a composition, as the old one or as one that it started. */
export function concerns({ asked, started }: Mark, compositionId: string): boolean {
  return [asked.compositionArn, started.new, started.back].some(
    (arn) => arn !== undefined && idOf(arn) === compositionId,
  );
}

/** What AWS wrote is proved to fit when the answer is encoded. */
function sideOf({ layout, destinations, tags }: StartRequest): NonNullable<Answer['before']> {
  return {
    layout: layout as Answer['after']['layout'] | undefined,
    destinations: destinations as NonNullable<Answer['before']>['destinations'],
    tags,
  };
}

/** A Replace as browsers see it. */
export function replacementOf(job: Job, mark: Mark, log: z.output<typeof JobLogEntry>[]): Answer {
  const { asked, plan, started, outcome } = mark;
  return {
    job,
    compositionId: idOf(asked.compositionArn),
    stageId: plan && idOf(plan.old.stageArn),
    newCompositionId: started.new && idOf(started.new),
    backCompositionId: started.back && idOf(started.back),
    mode: plan?.mode,
    before: plan && sideOf(plan.old),
    after: { layout: asked.layout as Answer['after']['layout'] },
    outcome,
    log,
  };
}
