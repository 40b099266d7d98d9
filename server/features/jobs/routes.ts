import type { jobs as contract } from '#shared/jobs/contract.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Jobs } from '#server/jobs/jobs.ts';

/** Answered from what the console knows of itself; AWS is asked by the jobs alone. */
export function jobHandlers(connections: Connections, jobs: Jobs): ContractHandlers<typeof contract> {
  // An unknown connection is told apart from an unknown job.
  const known = (connection: string): string => connections.get(connection).settings.id;
  return {
    list: ({ connection }) => ({ items: jobs.list(known(connection)) }),
    pause: ({ connection, jobId }) => jobs.pause(known(connection), jobId),
    resume: ({ connection, jobId }) => jobs.resume(known(connection), jobId),
    cancel: ({ connection, jobId }) => jobs.cancel(known(connection), jobId),
  };
}
