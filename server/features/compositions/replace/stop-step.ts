import type { Composition } from '@aws-sdk/client-ivs-realtime';
import { meaningOfFailure } from '#server/aws/meaning-of-failure.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { Part } from './course.ts';
import { backOff } from './pace.ts';
import { standingOf, standingWords } from './standing.ts';
import { arnOfPart, capital, nameOf, planOf, seconds, type StepResult, type Walk } from './walk.ts';

/** Why a look did not tell anything, or what it told. */
async function lookOnce(
  walk: Walk,
  arn: string,
): Promise<{ found: Composition | undefined } | { failure: string }> {
  try {
    return { found: await walk.aws.look(arn) };
  } catch (error) {
    if (error instanceof ApiError) return { failure: error.message };
    throw error;
  }
}

/** Stops one of them. It is looked at before each attempt, so that what has been done already is not asked for again. */
export async function stopStep(walk: Walk, part: Part): Promise<StepResult> {
  const arn = arnOfPart(walk.mark, part);
  const what = nameOf(walk.mark, part);
  if (arn === undefined) return { how: 'done', phase: 'decided', words: `There is no ${what} to stop.` };
  const { mode } = planOf(walk.mark);
  if (mode === 'gap' && part === 'old' && walk.mark.attempts === 0 && walk.isOver(walk.pace.stopMs))
    return {
      how: 'failed',
      phase: 'decided',
      words: `The console was away for too long to stop ${what} now.`,
    };
  let isForGood = false;
  for (let failure = ''; ;) {
    const looked = await lookOnce(walk, arn);
    const standing = 'found' in looked ? standingOf(looked.found) : undefined;
    if (standing?.kind === 'ended' || standing?.kind === 'stopping')
      return { how: 'done', phase: 'seen', words: `${capital(what)} is ${standingWords(standing)}.` };
    const { attempts } = walk.mark;
    if (walk.isCancelled() && attempts === 0)
      return { how: 'cancelled', phase: 'decided', words: `Cancelled before ${what} was stopped.` };
    if (isForGood || walk.isTriedEnough(walk.pace.stopMs)) {
      const now =
        standing === undefined ? 'How it is now AWS does not say.' : `It is ${standingWords(standing)}.`;
      return {
        how: 'failed',
        phase: 'answered',
        words: `${capital(what)} could not be stopped. ${failure} ${now}`,
      };
    }
    await walk.note('sending', `StopComposition for ${what}.`, { attempts: attempts + 1 });
    try {
      await walk.aws.stop(arn);
      return { how: 'done', phase: 'answered', words: `AWS stops ${what}.` };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      failure = error.message;
      isForGood = meaningOfFailure(error) === 'refused';
      const waits = isForGood ? 0 : backOff(walk.pace, attempts + 1);
      await walk.note(
        'answered',
        `The stop of ${what} failed. ${failure} It is looked at again${waits === 0 ? '' : ` in ${seconds(waits)}`}.`,
      );
      await walk.rest(waits);
    }
  }
}
