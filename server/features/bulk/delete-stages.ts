import type { ItemWork, Look } from './item-work.ts';
import type { WorkSide } from './work-side.ts';
import { nameOf } from './work-through.ts';

/** Deletes stages. AWS has no token for it; but a stage that is gone stays gone, so that a look tells. */
export function deleteStages(side: WorkSide): ItemWork {
  return {
    operation: 'DeleteStage',
    doneWord: 'deleted',
    isDoneWhenGone: true,

    async send(item) {
      await side.call('DeleteStage', { arn: side.arn(item.target) });
      return { words: `Deleted ${nameOf(item)}.` };
    },

    look: async (items) =>
      side.each(
        items,
        async (item): Promise<Look> => {
          await side.call('GetStage', { arn: side.arn(item.target) });
          return { kind: 'not-done', words: `${nameOf(item)} is still there. It is sent again.` };
        },
        (item) => ({ kind: 'done', words: `Deleted ${nameOf(item)}: AWS does not know it any more.` }),
      ),
  };
}
