import type { JobItem } from '#server/jobs/job-item-rows.ts';
import type { ItemWork, Look } from './item-work.ts';
import type { WorkSide } from './work-side.ts';
import { nameOf } from './work-through.ts';

/** Adds tags to stages. Done twice it is as if it had been done once. */
export function tagStages(side: WorkSide, tags: Readonly<Record<string, string>>): ItemWork {
  const keys = Object.keys(tags).join(', ');
  return {
    operation: 'TagResource',
    doneWord: 'tagged',
    isDoneWhenGone: false,

    async send(item) {
      await side.call('TagResource', { resourceArn: side.arn(item.target), tags: { ...tags } });
      return { words: `Tagged ${nameOf(item)} with ${keys}.` };
    },

    look: async (items) =>
      side.each(
        items,
        async (item): Promise<Look> => {
          const { output } = await side.call('ListTagsForResource', { resourceArn: side.arn(item.target) });
          return Object.entries(tags).every(([key, value]) => output.tags?.[key] === value)
            ? { kind: 'done', words: `Tagged ${nameOf(item)}: it has them.` }
            : { kind: 'not-done', words: `${nameOf(item)} does not have them. It is sent again.` };
        },
        gone,
      ),
  };
}

/** Takes tags away from stages. One that has none of them counts as done. */
export function untagStages(side: WorkSide, tagKeys: readonly string[]): ItemWork {
  const keys = tagKeys.join(', ');
  return {
    operation: 'UntagResource',
    doneWord: 'untagged',
    isDoneWhenGone: false,

    async send(item) {
      await side.call('UntagResource', { resourceArn: side.arn(item.target), tagKeys: [...tagKeys] });
      return { words: `Took ${keys} away from ${nameOf(item)}.` };
    },

    look: async (items) =>
      side.each(
        items,
        async (item): Promise<Look> => {
          const { output } = await side.call('ListTagsForResource', { resourceArn: side.arn(item.target) });
          return tagKeys.some((key) => output.tags?.[key] !== undefined)
            ? { kind: 'not-done', words: `${nameOf(item)} still has one of them. It is sent again.` }
            : { kind: 'done', words: `Took ${keys} away from ${nameOf(item)}: it has none of them.` };
        },
        gone,
      ),
  };
}

/** Of a stage that was deleted meanwhile nobody can tell, nor need to: it has no tags any more. */
const gone = (item: JobItem): Look => ({
  kind: 'failed',
  words: `${nameOf(item)} is gone: AWS does not know it any more.`,
});
