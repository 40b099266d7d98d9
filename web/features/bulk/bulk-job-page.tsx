import { useMemo, useState } from 'react';
import { BULK_ITEM_STATES, type BulkItemState, bulk } from '#shared/bulk/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { FactsRow } from '#web/components/facts.tsx';
import { failureWords } from '#web/components/failure-words.ts';
import { JobButtons } from '#web/components/job-buttons.tsx';
import { Page } from '#web/components/page.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { Time } from '#web/components/time.tsx';
import { useJobCommand } from '#web/components/use-job-command.ts';
import { roughDuration } from '#web/lib/estimate.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { useSearchState } from '#web/nav/search-state.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { Button } from '#web/ui/button.tsx';
import { StateMark } from '#web/ui/state-mark.tsx';
import { ToggleChip } from '#web/ui/toggle-chip.tsx';
import { itemColumns } from './item-columns.tsx';
import { ITEM_LOOKS } from './item-looks.ts';
import { saveLog } from './save-log.ts';
import { useBulkJob } from './use-bulk-job.ts';

type Shown = Wire<typeof bulk.get>;

/** A job over many things: how far it is, what became of each, and what can be asked of it. */
export function BulkJobPage() {
  const connection = useConnectionId();
  const jobId = useRouteParam('jobId');
  const { data, failure, retry } = useBulkJob(connection, jobId);
  const command = useJobCommand(connection, retry);
  const crumbs = [{ label: 'Jobs', to: paths.jobs(connection) }];
  return (
    <Page
      title={data?.job.title ?? 'Job'}
      note={data && <StateBadge kind="job" value={data.job.state} />}
      crumbs={crumbs}
      freshness={undefined}
      live={{ kind: 'jobs', connection }}
      actions={data && <JobButtons job={data.job} command={command} />}
      facts={data && <Facts shown={data} />}
      layout="fill"
    >
      {command.failure && (
        <p role="alert" className="mb-3 rounded-md bg-bad-tint px-4 py-2 text-bad">
          {failureWords(command.failure).title}. {command.failure.message}
        </p>
      )}
      {data === undefined && failure && (
        <ErrorState what="the job" failure={failure} endpoint={bulk.get} retry={retry} />
      )}
      {data === undefined && !failure && <TableSkeleton label="the job" rows={12} />}
      {data && <Items connection={connection} shown={data} />}
    </Page>
  );
}

function Facts({ shown: { job, reason, settings, startedAt } }: { shown: Shown }) {
  const { progress, state, failure, id } = job;
  const left =
    state === 'running' && progress.estimateSeconds !== undefined && progress.estimateSeconds > 0
      ? `about ${roughDuration(progress.estimateSeconds)} left`
      : undefined;
  return (
    <div className="flex flex-col gap-2">
      <FactsRow
        facts={[
          { label: 'Done', value: <span className="tabular-nums">{progress.words || 'Nothing yet'}</span> },
          { label: 'Left', value: left ?? '–' },
          { label: 'Started', value: <Time at={startedAt} /> },
          {
            label: 'Reason',
            value: reason === '' ? 'none given' : <span className="wrap-anywhere">{reason}</span>,
          },
          ...(settings.length === 0
            ? []
            : [
                {
                  label: 'With',
                  value: (
                    <span className="wrap-anywhere">
                      {settings
                        .map(({ label, value }) => (value === '' ? label : `${label} = ${value}`))
                        .join(', ')}
                    </span>
                  ),
                },
              ]),
          { label: 'Job', value: <span className="font-mono text-xs">{id}</span> },
        ]}
      />
      <progress
        aria-label="Progress"
        className="h-2 w-full accent-accent"
        max={1}
        value={progress.total === undefined || progress.total === 0 ? 0 : progress.done / progress.total}
      />
      {failure !== undefined && <p className="text-bad">{failure}</p>}
    </div>
  );
}

function Items({ connection, shown }: { connection: string; shown: Shown }) {
  const { job, action, items } = shown;
  const [stateText, setStateText] = useSearchState('state', '');
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const { stageId, sessionId } = job.task;
  const columns = useMemo(
    () =>
      itemColumns({
        connection,
        action,
        stageId: typeof stageId === 'string' ? stageId : undefined,
        sessionId: typeof sessionId === 'string' ? sessionId : undefined,
      }),
    [connection, action, stageId, sessionId],
  );
  const chosen = BULK_ITEM_STATES.find((state) => state === stateText);
  const rows = useMemo(
    () => (chosen === undefined ? items : items.filter(({ state }) => state === chosen)),
    [items, chosen],
  );
  const count = (state: BulkItemState): number => items.filter((item) => item.state === state).length;
  const save = async () => {
    setSaving(true);
    setFailure(undefined);
    await saveLog(connection, shown).catch((error: unknown) => setFailure(asFailure(error)));
    setSaving(false);
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <fieldset className="flex flex-wrap gap-1.5">
          <legend className="sr-only">State</legend>
          {BULK_ITEM_STATES.map((state) => (
            <ToggleChip
              key={state}
              pressed={chosen === state}
              count={count(state)}
              title={ITEM_LOOKS[state].meaning}
              onToggle={() => setStateText(chosen === state ? '' : state)}
            >
              <StateMark {...ITEM_LOOKS[state]} />
              {ITEM_LOOKS[state].word}
            </ToggleChip>
          ))}
        </fieldset>
        <span className="ml-auto flex items-center gap-3">
          {failure && (
            <span role="alert" className="text-bad">
              {failureWords(failure).title}
            </span>
          )}
          <Button small disabled={saving} onClick={() => void save()}>
            {saving ? 'Reading the log…' : 'Log as CSV'}
          </Button>
        </span>
      </div>
      <DataTable
        label="What it is about"
        columns={columns}
        rows={rows}
        rowKey={({ number }) => String(number)}
        height="fill"
        rowShortcuts
        empty={<EmptyState kind="filtered" title="None is in this state" clear={() => setStateText('')} />}
      />
    </>
  );
}
