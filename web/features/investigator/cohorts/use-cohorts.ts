import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Cohorts, cohorts } from '#shared/investigator/cohort-contract.ts';
import { isUnfinished } from '#shared/jobs/contract.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { request } from '#web/api/request.ts';
import { type JobCommand, useJobCommand } from '#web/components/use-job-command.ts';

/** Milliseconds between two looks at what the job has brought. The server answers from what it has: AWS is not asked. */
const LOOK_AGAIN_MS = 1000;

export interface CohortsLoad {
  /** Undefined until they are there. */
  cohorts: Cohorts | undefined;
  failure: Failure | undefined;
  retry: () => void;
  ask: () => void;
  isAsking: boolean;
  askFailure: Failure | undefined;
  command: JobCommand;
}

/** The comparison of a session's people, as far as it is known, and as it comes while the job is at work. */
export function useCohorts(address: { connection: string; stageId: string; sessionId: string }): CohortsLoad {
  const client = useQueryClient();
  const options = q(cohorts.cohorts, address);
  const query = useQuery({
    ...options,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (isMoving(data) ? LOOK_AGAIN_MS : false),
  });
  const ask = useMutation({
    mutationFn: async () => request(cohorts.askDevices, address),
    onSuccess: (answer) => {
      // One that is under way may have been answered before the change.
      void client.cancelQueries({ queryKey: options.queryKey });
      client.setQueryData(options.queryKey, answer);
    },
  });
  const command = useJobCommand(address.connection, () => void query.refetch());
  return {
    cohorts: query.data,
    failure: query.error && query.data === undefined ? asFailure(query.error) : undefined,
    retry: () => void query.refetch(),
    ask: () => ask.mutate(),
    isAsking: ask.isPending,
    askFailure: ask.error ? asFailure(ask.error) : undefined,
    command,
  };
}

function isMoving(data: Cohorts | undefined): boolean {
  const state = data?.job?.state;
  return state !== undefined && isUnfinished(state) && state !== 'paused';
}
