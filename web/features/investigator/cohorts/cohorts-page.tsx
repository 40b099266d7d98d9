import { useMemo } from 'react';
import { cohorts as contract } from '#shared/investigator/cohort-contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { Page } from '#web/components/page.tsx';
import { Panel } from '#web/components/panel.tsx';
import { useSort } from '#web/components/sort-state.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { sortRows } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { AskDevices } from './ask-devices.tsx';
import { cohortColumns } from './cohort-columns.tsx';
import { StatementsPanel } from './statements-panel.tsx';
import { useCohorts } from './use-cohorts.ts';

const MOST_ERRORS_FIRST = { column: 'errors', descending: true };

/** Who of a session had errors or came back, by operating system, browser, SDK version, provider and protocol. */
export function CohortsPage() {
  const connection = useConnectionId();
  const stageId = useRouteParam('stageId');
  const sessionId = useRouteParam('sessionId');
  const load = useCohorts({ connection, stageId, sessionId });
  const stage = useItem(stages.get, { connection, stageId });
  const stageName = stage.state === 'ready' ? stage.data.name : undefined;
  const session = paths.session(connection, stageId, sessionId);
  const columns = useMemo(() => cohortColumns(session), [session]);
  const [sort, setSort] = useSort(columns, MOST_ERRORS_FIRST);
  const { cohorts } = load;
  return (
    <Page
      title="Cohorts"
      crumbs={[
        { label: 'Stages', to: paths.stages(connection) },
        { label: stageName || stageId, to: paths.stage(connection, stageId) },
        { label: sessionId, to: session },
      ]}
      freshness={undefined}
    >
      {load.failure ? (
        <ErrorState
          what="this comparison"
          failure={load.failure}
          endpoint={contract.cohorts}
          retry={load.retry}
        />
      ) : (
        <div className="flex flex-col gap-4">
          {cohorts && (
            <>
              <AskDevices cohorts={cohorts} load={load} />
              <StatementsPanel cohorts={cohorts} session={session} />
            </>
          )}
          <Panel title="By device" note={cohorts?.groups.length}>
            {cohorts === undefined ? (
              <TableSkeleton label="the devices" rows={6} />
            ) : (
              <DataTable
                label="People by device"
                columns={columns}
                rows={sortRows(cohorts.groups, columns, sort)}
                rowKey={({ dimension, value }) => `${dimension} ${value ?? ''}`}
                sort={sort}
                onSort={setSort}
                height="grow"
                growLimit={40}
                empty={
                  <EmptyNote title="No device of this session is known">
                    AWS tells of a device only when it is asked about each participant by itself.
                  </EmptyNote>
                }
              />
            )}
          </Panel>
        </div>
      )}
    </Page>
  );
}
