import { idOf } from '#shared/contract/ids.ts';
import { askPatiently } from './ask-patiently.ts';
import type { Part } from './course.ts';
import type { Mark, Outcome } from './mark.ts';
import { isRunning, type Standing, standingOf, standingWords } from './standing.ts';
import { arnOfPart, capital, nameOf, type Walk } from './walk.ts';

const PARTS: readonly Part[] = ['old', 'new', 'back'];

/** One of the compositions of the job, as AWS shows it in the end. */
export interface Seen {
  part: Part;
  standing: Standing;
}

/** Looks at everything that the job has to do with, and says what runs: whatever it meant to do, AWS has the last word. */
export async function outcomeOf(walk: Walk): Promise<Outcome> {
  const { mark } = walk;
  const looked = await askPatiently(
    walk,
    async () => {
      const seen: Seen[] = [];
      for (const part of PARTS) {
        const arn = part === 'old' ? mark.asked.compositionArn : arnOfPart(mark, part);
        if (arn !== undefined) seen.push({ part, standing: standingOf(await walk.aws.look(arn)) });
      }
      return seen;
    },
    walk.pace.stopMs,
  );
  if ('failure' in looked)
    return {
      kind: 'unknown',
      words: `What runs in the end is not known. ${looked.failure} Look at the compositions of the stage.`,
      running: [],
    };
  return outcomeFrom(mark, looked.answer);
}

/** What it comes to, from what AWS shows. */
export function outcomeFrom(mark: Mark, seen: readonly Seen[]): Outcome {
  const running = seen.filter(({ standing }) => isRunning(standing)).map(({ part }) => part);
  const ids = running.flatMap((part) => {
    const arn = part === 'old' ? mark.asked.compositionArn : arnOfPart(mark, part);
    return arn === undefined ? [] : [idOf(arn)];
  });
  const each = seen.map(({ part, standing }) => `${nameOf(mark, part)} is ${standingWords(standing)}`);
  const now = `${capital(each.join(', '))}.`;
  const [only] = running;
  if (mark.hasLostTrack)
    return {
      kind: 'unknown',
      words: `${now} Whether another one was started is not known: look at the compositions of the stage.`,
      running: ids,
    };
  if (running.length > 1)
    return { kind: 'several', words: `Both run in the end. ${now} Stop one by hand.`, running: ids };
  if (only === undefined)
    return { kind: 'none', words: `None of them runs in the end. ${now}`, running: ids };
  if (only === 'new') return { kind: 'replaced', words: `The new layout is on. ${now}`, running: ids };
  return { kind: 'kept', words: `The old layout is on. ${now}`, running: ids };
}
