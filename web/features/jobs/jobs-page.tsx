import { isUnfinished, type Job, jobs } from '#shared/jobs/contract.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { failureWords } from '#web/components/failure-words.ts';
import { Page } from '#web/components/page.tsx';
import { Panel } from '#web/components/panel.tsx';
import { useJobCommand } from '#web/components/use-job-command.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { JobRow } from './job-row.tsx';
import { useJobs } from './use-jobs.ts';

/** What the server does by itself: it goes on without any browser, and after a restart. */
export function JobsPage() {
  const connection = useConnectionId();
  const { items, failure, retry } = useJobs(connection);
  const command = useJobCommand(connection);
  const going = items?.filter(({ state }) => isUnfinished(state)) ?? [];
  const ended = items?.filter(({ state }) => !isUnfinished(state)) ?? [];
  const rows = (of: readonly Job[]) => (
    <ul>
      {of.map((job) => (
        <JobRow key={job.id} connection={connection} job={job} command={command} />
      ))}
    </ul>
  );
  return (
    <Page title="Jobs" crumbs={[]} freshness={undefined} live={{ kind: 'jobs', connection }}>
      <div className="flex flex-col gap-4">
        {command.failure && (
          <p role="alert" className="rounded-md bg-bad-tint px-4 py-2 text-bad">
            {failureWords(command.failure).title}
          </p>
        )}
        <Panel title="At work" note={items && going.length > 0 ? going.length : undefined}>
          {items === undefined && failure && (
            <ErrorState what="the jobs" failure={failure} endpoint={jobs.list} retry={retry} />
          )}
          {items === undefined && !failure && <TableSkeleton label="the jobs" rows={2} />}
          {items !== undefined && going.length === 0 && (
            <EmptyState kind="none" title="The server is not working on anything">
              Loading all events of a great session is a job: it goes on while nobody looks, and after a
              restart of the server. Its page has the button.
            </EmptyState>
          )}
          {going.length > 0 && rows(going)}
        </Panel>
        {ended.length > 0 && (
          <Panel title="Ended" note={ended.length}>
            {rows(ended)}
          </Panel>
        )}
      </div>
    </Page>
  );
}
