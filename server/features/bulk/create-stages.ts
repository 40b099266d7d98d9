import type { CreateStageRequest, StageSummary } from '@aws-sdk/client-ivs-realtime';
import * as z from 'zod/mini';
import { MARKER_TAG } from '#shared/bulk/drafts.ts';
import { idOf } from '#shared/contract/ids.ts';
import { isFollowedByItself, nextPage } from '#server/aws/paging.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { JobItem } from '#server/jobs/job-item-rows.ts';
import { type ItemWork, type Look } from './item-work.ts';
import { unknownUnlessEnding, type WorkSide } from './work-side.ts';
import { nameOf } from './work-through.ts';

const Details = z.object({ tags: z.optional(z.record(z.string(), z.string())) });

/** What the marker of a stage says: the job and the number of the item, from 1. */
const markOf = (jobId: string, { number }: Pick<JobItem, 'number'>): string => `${jobId}/${number + 1}`;

/**
 * Creates stages. CreateStage has no idempotency token, and names need not be unique: each stage gets a tag that no
 * other has, by which the list tells whether a request without an answer was carried out.
 * @param recording as AWS takes it
 */
export function createStages(
  side: WorkSide,
  jobId: string,
  recording: Readonly<Record<string, unknown>> | undefined,
): ItemWork {
  async function markedStages(): Promise<Map<string, StageSummary[]>> {
    const byMark = new Map<string, StageSummary[]>();
    let input: { maxResults: number; nextToken?: string } = { maxResults: 100 };
    for (;;) {
      const { output } = await side.call('ListStages', input);
      for (const stage of output.stages ?? []) {
        const mark = stage.tags?.[MARKER_TAG];
        if (mark?.startsWith(`${jobId}/`) === true) byMark.set(mark, [...(byMark.get(mark) ?? []), stage]);
      }
      const nextToken = nextPage(output);
      if (nextToken === undefined) return byMark;
      if (isFollowedByItself(input, output))
        throw new ApiError('aws_invalid_answer', 'AWS repeats a page of ListStages.');
      input = { ...input, nextToken };
    }
  }

  return {
    operation: 'CreateStage',
    doneWord: 'created',
    isDoneWhenGone: false,

    async send(item) {
      const { tags = {} } = Details.parse(item.details ?? {});
      const input = {
        name: item.name,
        tags: { ...tags, [MARKER_TAG]: markOf(jobId, item) },
        ...(recording === undefined ? {} : { autoParticipantRecordingConfiguration: recording }),
        // Checked by the contract before it was kept.
      } as CreateStageRequest;
      const { stage } = (await side.call('CreateStage', input)).output;
      if (stage?.arn === undefined)
        throw new ApiError('aws_invalid_answer', 'The answer of AWS to CreateStage names no stage.');
      const result = idOf(stage.arn);
      return { words: `Created ${nameOf({ name: item.name, target: result })}.`, result };
    },

    // One reading of the list for all of them.
    async look(items) {
      try {
        const byMark = await markedStages();
        return items.map((item): Look => {
          const arn = byMark.get(markOf(jobId, item))?.[0]?.arn;
          if (arn === undefined)
            return { kind: 'not-done', words: `No stage has the mark of ${nameOf(item)}. It is sent again.` };
          const result = idOf(arn);
          return {
            kind: 'done',
            words: `Created ${nameOf({ name: item.name, target: result })}: the list has it with its mark.`,
            result,
          };
        });
      } catch (error) {
        const unknown = unknownUnlessEnding(error);
        return items.map(() => unknown);
      }
    },

    async doubles(items) {
      try {
        const byMark = await markedStages();
        return items.flatMap((item) => {
          const ids = (byMark.get(markOf(jobId, item)) ?? []).map(({ arn }) => idOf(arn ?? ''));
          return ids.length > 1
            ? [
                `${nameOf(item)} was created more than once, as ${ids.join(' and ')}: AWS carried out a request late. Delete one of them.`,
              ]
            : [];
        });
      } catch (error) {
        const { words } = unknownUnlessEnding(error);
        return [
          `Whether one of the ${items.length} that were sent again was created twice is not known. ${words}`,
        ];
      }
    },
  };
}
