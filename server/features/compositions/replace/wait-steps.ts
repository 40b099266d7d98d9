import { ApiError } from '#server/http/api-error.ts';
import type { Part } from './course.ts';
import { type Standing, standingOf, standingWords } from './standing.ts';
import { arnOfPart, capital, nameOf, planOf, seconds, type StepResult, type Walk } from './walk.ts';

/** How it stands; where AWS does not answer, a sentence why. */
async function standingNow(walk: Walk, part: Part): Promise<Standing | string> {
  try {
    return standingOf(await walk.aws.look(arnOfPart(walk.mark, part) ?? ''));
  } catch (error) {
    if (error instanceof ApiError) return error.message;
    throw error;
  }
}

/**
 * Whether the time is over and nothing more will come of waiting: it was seen not to be there yet. Where AWS did not answer
 * nobody knows, so that it is looked at some more times.
 */
function isWaitOver(walk: Walk, lastsMs: number): (now: Standing | string) => boolean {
  let unseen = 0;
  return (now) => {
    unseen = typeof now === 'string' ? unseen + 1 : 0;
    return walk.isOver(lastsMs) && (unseen === 0 || unseen >= walk.pace.leastAttempts);
  };
}

/** Writes down how it stands, once each time that this changes. */
function told(walk: Walk, part: Part): (now: Standing | string) => Promise<void> {
  let last = '';
  return async (now) => {
    const words =
      typeof now === 'string'
        ? `${capital(nameOf(walk.mark, part))} could not be looked at. ${now}`
        : `${capital(nameOf(walk.mark, part))} is ${standingWords(now)}.`;
    if (words === last) return;
    last = words;
    await walk.note('seen', words);
  };
}

/** Waits until one of them and all its destinations are ACTIVE. */
export async function activeStep(walk: Walk, part: 'new' | 'back'): Promise<StepResult> {
  const tell = told(walk, part);
  const isEnough = isWaitOver(walk, walk.pace.activeMs);
  const what = capital(nameOf(walk.mark, part));
  for (;;) {
    const now = await standingNow(walk, part);
    if (typeof now !== 'string' && now.kind !== 'coming') {
      const words = `${what} is ${standingWords(now)}.`;
      if (now.kind === 'active') return { how: 'done', phase: 'seen', words };
      return {
        how: 'failed',
        phase: 'seen',
        words: `${what} does not become ACTIVE: it is ${standingWords(now)}.`,
      };
    }
    await tell(now);
    if (walk.isCancelled())
      return {
        how: 'cancelled',
        phase: 'decided',
        words: `Cancelled before ${nameOf(walk.mark, part)} was ACTIVE.`,
      };
    if (isEnough(now))
      return {
        how: 'failed',
        phase: 'decided',
        words: `${what} was not ACTIVE after ${seconds(walk.pace.activeMs)}, and is not waited for any longer.`,
      };
    await walk.rest(walk.pace.pollMs);
  }
}

/** Waits until one of them has ended. */
export async function stoppedStep(walk: Walk, part: 'old' | 'new'): Promise<StepResult> {
  const tell = told(walk, part);
  const isEnough = isWaitOver(walk, walk.pace.stoppedMs);
  const what = capital(nameOf(walk.mark, part));
  for (;;) {
    const now = await standingNow(walk, part);
    if (typeof now !== 'string' && now.kind === 'ended')
      return { how: 'done', phase: 'seen', words: `${what} is ${standingWords(now)}.` };
    await tell(now);
    if (isEnough(now)) {
      const late = `${what} was not STOPPED after ${seconds(walk.pace.stoppedMs)}`;
      // Nothing waits for it where the other one runs beside it.
      return planOf(walk.mark).mode === 'overlap'
        ? { how: 'done', phase: 'decided', words: `${late}, and is left to AWS.` }
        : {
            how: 'failed',
            phase: 'decided',
            words: `${late}, and its channel takes no other broadcast before.`,
          };
    }
    await walk.rest(walk.pace.pollMs);
  }
}
