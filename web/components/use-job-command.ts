import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Job, jobs } from '#shared/jobs/contract.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { request } from '#web/api/request.ts';

export type JobCommandName = 'pause' | 'resume' | 'cancel';

export interface JobCommand {
  run: (name: JobCommandName, jobId: string) => void;
  pending: boolean;
  failure: Failure | undefined;
}

/** Pauses, resumes and ends jobs. @param told called with what became of the job */
export function useJobCommand(connection: string, told?: (job: Job) => void): JobCommand {
  const client = useQueryClient();
  const command = useMutation({
    mutationFn: async ({ name, jobId }: { name: JobCommandName; jobId: string }) =>
      request(jobs[name], { connection, jobId }),
    onSuccess: async (job) => {
      told?.(job);
      await client.invalidateQueries({ queryKey: q(jobs.list, { connection }).queryKey });
    },
  });
  return {
    run: (name, jobId) => command.mutate({ name, jobId }),
    pending: command.isPending,
    failure: command.error ? asFailure(command.error) : undefined,
  };
}
