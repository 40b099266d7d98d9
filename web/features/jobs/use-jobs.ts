import { useQuery } from '@tanstack/react-query';
import { isUnfinished, type Job, jobs } from '#shared/jobs/contract.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';

const LOOK_AGAIN_MS = 1000;

export interface JobList {
  /** Undefined until they have come. */
  items: readonly Job[] | undefined;
  failure: Failure | undefined;
  retry: () => void;
}

/** The server's work for a connection. Asking costs nothing of AWS's rates: the server answers from what it does. */
export function useJobs(connection: string): JobList {
  const query = useQuery({
    ...q(jobs.list, { connection }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => isUnfinished(state) && state !== 'paused') === true
        ? LOOK_AGAIN_MS
        : false,
  });
  return {
    items: query.data?.items,
    failure: query.error ? asFailure(query.error) : undefined,
    retry: () => void query.refetch(),
  };
}
