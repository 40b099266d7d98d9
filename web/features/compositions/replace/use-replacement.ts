import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { compositionReplacements, REPLACE_JOB, type Replacement } from '#shared/compositions/replacement.ts';
import { isUnfinished, jobs } from '#shared/jobs/contract.ts';
import { q } from '#web/api/query.ts';
import { useLive } from '#web/live/use-live.ts';

const LOOK_AGAIN_MS = 1000;

/**
 * The last Replace that had to do with a composition; undefined where there was none, or while that is not known. One that
 * somebody else starts is told by the stream. Asking costs nothing of AWS's rates: the server answers from what it does.
 */
export function useReplacement(connection: string, compositionId: string): Replacement | undefined {
  useLive({ kind: 'jobs', connection });
  const told = useQuery({ ...q(jobs.list, { connection }), staleTime: 0 }).data?.items;
  const { data, refetch } = useQuery({
    ...q(compositionReplacements.replacement, { connection, compositionId }),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.item !== undefined && isUnfinished(state.data.item.job.state) ? LOOK_AGAIN_MS : false,
  });
  const news = told
    ?.filter(({ kind }) => kind === REPLACE_JOB)
    .map(({ id, state, cancelling, progress }) => `${id} ${state} ${cancelling} ${progress.words}`)
    .join();
  useEffect(() => {
    // The first time the query asks by itself.
    if (news !== undefined && news !== '') void refetch({ cancelRefetch: false });
  }, [news, refetch]);
  return data?.item;
}
