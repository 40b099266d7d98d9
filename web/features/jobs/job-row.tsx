import { Link } from 'react-router';
import { bulkActionOf } from '#shared/bulk/contract.ts';
import { isUnfinished, type Job } from '#shared/jobs/contract.ts';
import { JobButtons } from '#web/components/job-buttons.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import type { JobCommand } from '#web/components/use-job-command.ts';
import { roughDuration } from '#web/lib/estimate.ts';
import { paths } from '#web/nav/paths.ts';

interface JobRowProps {
  connection: string;
  job: Job;
  command: JobCommand;
}

/** One job: what it does, how far it is, and what can be asked of it. */
export function JobRow({ connection, job, command }: JobRowProps) {
  const { title, state, progress, failure } = job;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-b-0">
      <span className="w-24 shrink-0">
        <StateBadge kind="job" value={state} />
      </span>
      <span className="min-w-60 flex-1">
        <span className="font-medium">{title}</span>
        <About connection={connection} job={job} />
        {failure !== undefined && <span className="block text-bad">{failure}</span>}
      </span>
      <span className="flex w-full flex-wrap items-center gap-x-3 sm:w-80">
        {isUnfinished(state) && (
          <progress
            aria-label={`Progress of: ${title}`}
            className="h-2 w-24 accent-accent"
            max={1}
            {...(progress.total !== undefined && {
              value: progress.total === 0 ? 1 : progress.done / progress.total,
            })}
          />
        )}
        <span className="text-muted tabular-nums">{outlook(job)}</span>
      </span>
      <span className="flex min-w-32 gap-2">
        <JobButtons job={job} command={command} />
      </span>
    </li>
  );
}

/** What it is about, where that has a page of its own. */
function About({ connection, job }: Omit<JobRowProps, 'command'>) {
  const { task } = job;
  if (bulkActionOf(job) !== undefined) {
    return (
      <Link to={paths.bulkJob(connection, job.id)} className="link ml-2">
        What became of each
      </Link>
    );
  }
  const { stageId, sessionId, whose, compositionId } = task;
  if (typeof compositionId === 'string') {
    return (
      <Link to={paths.composition(connection, compositionId)} className="link ml-2 font-mono text-xs">
        {compositionId}
      </Link>
    );
  }
  if (typeof stageId !== 'string' || typeof sessionId !== 'string') return null;
  return (
    <span className="ml-2">
      <Link to={paths.session(connection, stageId, sessionId)} className="link font-mono text-xs">
        {sessionId}
      </Link>
      {whose === 'publishers' && <span className="ml-2 text-muted">publishers and people with errors</span>}
    </span>
  );
}

function outlook({ state, progress: { words, estimateSeconds } }: Job): string {
  return state === 'running' && estimateSeconds !== undefined && estimateSeconds > 0
    ? `${words}, about ${roughDuration(estimateSeconds)} left`
    : words;
}
