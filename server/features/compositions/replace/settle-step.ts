import { idOf } from '#shared/contract/ids.ts';
import { meaningOfFailure } from '#server/aws/meaning-of-failure.ts';
import { ApiError } from '#server/http/api-error.ts';
import { askPatiently } from './ask-patiently.ts';
import { backOff } from './pace.ts';
import { tokenOf } from './start-step.ts';
import { nameOf, planOf, requestOf, seconds, type StepResult, type Walk } from './walk.ts';

/**
 * Finds out whether a start whose answer was lost has happened. Where the stage has no composition that was not there
 * before, it has not. Else the same request with the same token tells which one it is, or starts it now: the new one to be
 * stopped, the one with the old layout to be kept.
 */
export async function settleStep(walk: Walk, part: 'new' | 'back'): Promise<StepResult> {
  const { known } = planOf(walk.mark);
  const request = requestOf(walk.mark, part);
  const token = tokenOf(walk.jobId, part);
  const what = nameOf(walk.mark, part);
  const listed = await askPatiently(walk, async () => walk.aws.list(request.stageArn), walk.pace.stopMs);
  const lostTrack = (why: string): StepResult => ({
    how: 'failed',
    phase: 'answered',
    words: `Whether ${what} was started could not be found out. ${why}`,
    changes: { hasLostTrack: true },
  });
  if ('failure' in listed) return lostTrack(listed.failure);
  const ours = [...known, walk.mark.started.new];
  if (listed.answer.every(({ arn }) => ours.includes(arn)))
    return {
      how: 'absent',
      phase: 'seen',
      words: `The stage has no composition that was not there before: ${what} was never started.`,
    };
  for (;;) {
    const { attempts } = walk.mark;
    await walk.note(
      'sending',
      `StartComposition with the idempotency token ${token}, the same as before, to learn which composition it has started.`,
      { attempts: attempts + 1 },
    );
    try {
      const { arn = '' } = await walk.aws.start(request, token);
      return {
        how: 'done',
        phase: 'answered',
        words: `By that token AWS gives ${idOf(arn)}.`,
        changes: { started: { ...walk.mark.started, [part]: arn } },
      };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (meaningOfFailure(error) === 'refused')
        return {
          how: 'absent',
          phase: 'answered',
          words: `AWS knows no composition by that token and did not start one. ${error.message}`,
        };
      if (walk.isTriedEnough(walk.pace.stopMs)) return lostTrack(error.message);
      const waits = backOff(walk.pace, attempts + 1);
      await walk.note('answered', `No answer yet. ${error.message} It is sent again in ${seconds(waits)}.`);
      await walk.rest(waits);
    }
  }
}
