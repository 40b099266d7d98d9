import { BULK_KIND } from '#shared/bulk/contract.ts';
import { REPLACE_JOB } from '#shared/compositions/replacement.ts';
import { includesRole } from '#shared/contract/roles.ts';
import type { jobs as contract } from '#shared/jobs/contract.ts';
import type { Connections } from '#server/aws/connections.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Principal } from '#server/http/principal.ts';
import type { Jobs } from '#server/jobs/jobs.ts';

/** Answered from what the console knows of itself; AWS is asked by the jobs alone. */
export function jobHandlers(connections: Connections, jobs: Jobs): ContractHandlers<typeof contract> {
  // An unknown connection is told apart from an unknown job.
  const known = (connection: string): string => connections.get(connection).settings.id;
  return {
    list: ({ connection }) => ({ items: jobs.list(known(connection)) }),
    pause: ({ connection, jobId }) => jobs.pause(known(connection), jobId),
    resume({ connection, jobId }, { principal }) {
      if (changesAws(jobs.get(known(connection), jobId)?.kind)) requireOperator(principal);
      return jobs.resume(known(connection), jobId);
    },
    cancel({ connection, jobId }, { principal }) {
      // A Replace that is cancelled goes back, which takes requests too.
      if (jobs.get(known(connection), jobId)?.kind === REPLACE_JOB) requireOperator(principal);
      return jobs.cancel(known(connection), jobId);
    },
  };
}

/** Whether jobs of a kind change something in AWS: whoever lets one go on must be one who may start it. */
function changesAws(kind: string | undefined): boolean {
  return kind === REPLACE_JOB || kind?.startsWith(BULK_KIND) === true;
}

function requireOperator(principal: Principal | undefined): void {
  if (principal === undefined || !includesRole(principal.role, 'operator'))
    throw new ApiError(
      'forbidden',
      `This job changes things in AWS, which needs the role operator; you are signed in as ${principal?.role ?? 'nobody'}.`,
    );
}
