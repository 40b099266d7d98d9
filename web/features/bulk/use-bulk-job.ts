import { useQuery } from '@tanstack/react-query';
import type { Wire } from '#shared/contract/endpoint.ts';
import { bulk } from '#shared/bulk/contract.ts';
import { isUnfinished } from '#shared/jobs/contract.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';

/** Milliseconds. It costs nothing of AWS's rates: the server answers from what it does. */
const LOOK_AGAIN_MS = 1_000;
/** A job of thousands is a large answer. */
const LOOK_AGAIN_LARGE_MS = 3_000;
const LARGE = 1_000;

export interface BulkJobLook {
  data: Wire<typeof bulk.get> | undefined;
  failure: Failure | undefined;
  retry: () => void;
}

/** A job over many things, read again as long as it is at work. */
export function useBulkJob(connection: string, jobId: string): BulkJobLook {
  const query = useQuery({
    ...q(bulk.get, { connection, jobId }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && isUnfinished(data.job.state) && data.job.state !== 'paused'
        ? data.items.length > LARGE
          ? LOOK_AGAIN_LARGE_MS
          : LOOK_AGAIN_MS
        : false,
  });
  return {
    data: query.data,
    failure: query.error ? asFailure(query.error) : undefined,
    retry: () => void query.refetch(),
  };
}
