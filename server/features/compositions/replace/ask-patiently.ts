import { ApiError } from '#server/http/api-error.ts';
import { backOff } from './pace.ts';
import type { Walk } from './walk.ts';

/**
 * Reads, and reads again where AWS does not answer, for as long as the step may last.
 * @returns the answer, or why none came: a refusal at once, a silence when the time is over
 */
export async function askPatiently<Answer>(
  walk: Walk,
  ask: () => Promise<Answer>,
  lastsMs: number,
): Promise<{ answer: Answer } | { failure: string }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { answer: await ask() };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const isForGood = error.code === 'aws_access_denied' || error.code === 'aws_credentials';
      const isEnough = attempt >= walk.pace.leastAttempts && walk.isOver(lastsMs);
      if (isForGood || isEnough) return { failure: error.message };
    }
    await walk.rest(backOff(walk.pace, attempt));
  }
}
