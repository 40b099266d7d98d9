import { idOf } from '#shared/contract/ids.ts';
import { askPatiently } from './ask-patiently.ts';
import type { StartRequest } from './mark.ts';
import { standingOf, standingWords } from './standing.ts';
import { channelsOf, startAgain } from './start-again.ts';
import type { StepResult, Walk } from './walk.ts';

/** Looks at what runs, and plans by it. */
export async function lookStep(walk: Walk): Promise<StepResult> {
  const { asked } = walk.mark;
  const id = idOf(asked.compositionArn);
  if (walk.isCancelled())
    return { how: 'cancelled', phase: 'decided', words: 'Cancelled before anything was done.' };
  const looked = await askPatiently(
    walk,
    async () => {
      const old = await walk.aws.look(asked.compositionArn);
      return { old, others: old?.stageArn === undefined ? [] : await walk.aws.list(old.stageArn) };
    },
    walk.pace.startMs,
  );
  if ('failure' in looked)
    return {
      how: 'failed',
      phase: 'answered',
      words: `What runs now could not be read, so that nothing was done. ${looked.failure}`,
    };
  const { old, others } = looked.answer;
  const standing = standingOf(old);
  if (old === undefined || standing.kind === 'ended' || standing.kind === 'stopping')
    return {
      how: 'failed',
      phase: 'seen',
      words: `The composition ${id} is ${standingWords(standing)}, so that there is nothing to replace.`,
    };
  const before = startAgain(old);
  const after: StartRequest = {
    ...before,
    layout: asked.layout,
    destinations: asked.destinations ?? before.destinations,
  };
  const shared = channelsOf(after).filter((channel) => channelsOf(before).includes(channel));
  const mode = shared.length > 0 ? 'gap' : 'overlap';
  return {
    how: 'done',
    phase: 'seen',
    words:
      mode === 'gap'
        ? `The old composition ${id} is ${standingWords(standing)} and broadcasts to the channel that the new one shall have: it is stopped first.`
        : `The old composition ${id} is ${standingWords(standing)}. No channel is in the way: the new one is started beside it.`,
    changes: {
      plan: {
        mode,
        oldArn: asked.compositionArn,
        old: before,
        new: after,
        known: others.flatMap(({ arn }) => (arn === undefined ? [] : [arn])),
      },
    },
  };
}
