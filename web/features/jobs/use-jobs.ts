import { useQuery } from '@tanstack/react-query';
import { isUnfinished, type Job, jobs } from '#shared/jobs/contract.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { wasTold } from '#web/api/pushed.ts';
import { q } from '#web/api/query.ts';

/** In milliseconds: where the live stream tells of progress, and where there is none. */
const LOOK_AGAIN = { told: 15_000, untold: 1000 };

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
        ? LOOK_AGAIN[wasTold(data) ? 'told' : 'untold']
        : false,
  });
  return {
    items: query.data?.items,
    failure: query.error ? asFailure(query.error) : undefined,
    retry: () => void query.refetch(),
  };
}
