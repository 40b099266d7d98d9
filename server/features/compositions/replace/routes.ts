import * as z from 'zod/mini';
import type { compositionReplace } from '#shared/compositions/replace.ts';
import { type compositionReplacements, REPLACE_JOB } from '#shared/compositions/replacement.ts';
import { isUnfinished } from '#shared/jobs/contract.ts';
import type { Connections } from '#server/aws/connections.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Jobs } from '#server/jobs/jobs.ts';
import { destinationInput } from '../destination-input.ts';
import { refuseForeignChannels } from '../own-channels.ts';
import { firstMark, Mark } from './mark.ts';
import { concerns, replacementOf } from './replacement-answer.ts';

/** Starts Replaces and shows them. AWS is asked by the job alone, so that what was asked for outlives the request. */
export function replaceHandlers(
  connections: Connections,
  jobs: Jobs,
): ContractHandlers<typeof compositionReplace & typeof compositionReplacements> {
  /** The newest first; one that an older version wrote otherwise is left out. */
  const replaces = (connection: string) =>
    jobs.marked(connections.get(connection).settings.id, REPLACE_JOB).flatMap(({ job, mark }) => {
      const read = z.safeParse(Mark, mark);
      return read.success ? [{ job, mark: read.data }] : [];
    });

  return {
    async replace({ connection, compositionId, body: { layout, destinations } }, context) {
      const upstream = context.upstream(connection);
      const compositionArn = await upstream.arn('composition', compositionId);
      if (destinations) refuseForeignChannels(compositionArn, destinations);
      const others =
        destinations &&
        (await Promise.all(destinations.map(async (each) => destinationInput(upstream, each))));
      // Nothing is awaited between this and the start, so that two that ask at once do not both find nothing.
      const other = replaces(connection).find(
        ({ job, mark }) => isUnfinished(job.state) && concerns(mark, compositionId),
      );
      if (other !== undefined)
        throw new ApiError(
          'conflict',
          'This composition is being replaced already. Let that come to its end, or cancel it first.',
        );
      return jobs.start(
        connection,
        REPLACE_JOB,
        // Each is a job of its own: what was tried before is not what is asked for now.
        { compositionId, askedAt: new Date().toISOString() },
        firstMark({ compositionArn, layout, ...(others ? { destinations: others } : {}) }),
        context.asker,
      );
    },

    async replacement({ connection, compositionId }) {
      const found = replaces(connection).find(({ mark }) => concerns(mark, compositionId));
      if (found === undefined) return {};
      const { job, mark } = found;
      return { item: replacementOf(job, mark, await jobs.log(job.id)) };
    },
  };
}
