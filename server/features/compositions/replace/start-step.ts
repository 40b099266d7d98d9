import { idOf } from '#shared/contract/ids.ts';
import { meaningOfFailure } from '#server/aws/meaning-of-failure.ts';
import { ApiError } from '#server/http/api-error.ts';
import { backOff } from './pace.ts';
import { capital, nameOf, planOf, requestOf, seconds, type StepResult, type Walk } from './walk.ts';

/**
 * The same for the same start of the same job, in every run of it: a start that happened, though its answer was lost, is
 * found again by it, and never made twice.
 */
export const tokenOf = (jobId: string, part: 'new' | 'back'): string => `${jobId}-${part}`;

/** Starts one of the two. */
export async function startStep(walk: Walk, part: 'new' | 'back'): Promise<StepResult> {
  const request = requestOf(walk.mark, part);
  const token = tokenOf(walk.jobId, part);
  const what = nameOf(walk.mark, part);
  const { mode } = planOf(walk.mark);
  // Only after a restart: whoever asked for it has long gone on to something else. The old layout is wanted at any time.
  if (part === 'new' && walk.isOver(walk.pace.startMs))
    return {
      how: walk.mark.isUnsure ? 'unsure' : 'failed',
      phase: 'decided',
      words: `The console was away for too long to start ${what} now.`,
    };
  for (;;) {
    if (walk.isCancelled())
      return walk.mark.isUnsure
        ? { how: 'unsure', phase: 'decided', words: 'Cancelled while a start was without an answer.' }
        : { how: 'cancelled', phase: 'decided', words: `Cancelled before ${what} was started.` };
    const { attempts, isUnsure } = walk.mark;
    // Whoever is killed after this line does not know what became of the request.
    await walk.note(
      'sending',
      `StartComposition for ${what} with the idempotency token ${token}${attempts === 0 ? '' : ', the same as before'}.`,
      { attempts: attempts + 1, isUnsure: true },
    );
    try {
      const { arn = '', state = '' } = await walk.aws.start(request, token);
      return {
        how: 'done',
        phase: 'answered',
        words: `AWS has started ${what} as ${idOf(arn)}; it is ${state}.`,
        changes: { started: { ...walk.mark.started, [part]: arn } },
      };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const meaning = meaningOfFailure(error);
      // What an earlier attempt has done, a later refusal does not undo.
      const stillUnsure = isUnsure || meaning === 'lost';
      const lost = `No usable answer came, so that ${what} may have been started. ${error.message}`;
      const refused = `${capital(what)} was not started. ${error.message}`;
      const words = meaning === 'lost' ? lost : refused;
      // Beside the old one nothing that is in the way will go by itself.
      const isForGood = meaning === 'refused' || (error.code === 'aws_conflict' && mode === 'overlap');
      if (isForGood || walk.isTriedEnough(walk.pace.startMs))
        return {
          how: stillUnsure ? 'unsure' : 'failed',
          phase: 'answered',
          words,
        };
      const waits = backOff(walk.pace, attempts + 1);
      await walk.note('answered', `${words} It is sent again in ${seconds(waits)}.`, {
        isUnsure: stillUnsure,
      });
      await walk.rest(waits);
    }
  }
}
