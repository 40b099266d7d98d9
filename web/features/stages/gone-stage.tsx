import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { recorder, type RecordedStage } from '#shared/recorder/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import type { Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { IdentityPanels } from '#web/components/identity-panels.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { ActivityPanel } from '#web/components/audit/activity-panel.tsx';
import { Panel } from '#web/components/panel.tsx';
import { RecordedNotice } from '#web/components/recorded-notice.tsx';
import { useSort } from '#web/components/sort-state.ts';
import { Time } from '#web/components/time.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { sortRows } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { sessionColumns } from './session-columns.tsx';

interface GoneStageProps {
  stageId: string;
  failure: Failure;
  retry: () => void;
}

/** A stage that AWS does not know: what was recorded of it, or, where that is nothing, that it is not there. */
export function GoneStage({ stageId, failure, retry }: GoneStageProps) {
  const connection = useConnectionId();
  const recorded = useQuery(q(recorder.stage, { connection, stageId }));
  if (recorded.isPending) return <TableSkeleton label="what was recorded of this stage" rows={4} />;
  if (recorded.data === undefined)
    return <ErrorState what="this stage" failure={failure} endpoint={stages.get} retry={retry} />;
  const { item, seenAt, firstSeenAt, goneAt, sessionCount } = recorded.data;
  return (
    <div className="flex flex-col gap-4">
      <RecordedNotice what="stage" seenAt={seenAt} />
      <MainAndSide
        main={
          <>
            <ActivityPanel connection={connection} objectId={stageId} />
            <Panel
              title="Recorded sessions"
              note={
                sessionCount > recorded.data.sessions.length
                  ? `the newest ${recorded.data.sessions.length} of ${sessionCount}`
                  : sessionCount
              }
            >
              <RecordedSessions stageId={stageId} stage={recorded.data} />
            </Panel>
          </>
        }
        side={
          <IdentityPanels
            what="stage"
            resource={item}
            more={[
              { label: 'First seen', value: <Time at={firstSeenAt} /> },
              { label: 'Last seen', value: <Time at={seenAt} /> },
              ...(goneAt === undefined ? [] : [{ label: 'Gone since', value: <Time at={goneAt} /> }]),
            ]}
          />
        }
      />
    </div>
  );
}

const NEWEST_FIRST = { column: 'started', descending: true };

function RecordedSessions({ stageId, stage }: { stageId: string; stage: RecordedStage }) {
  const connection = useConnectionId();
  const columns = useMemo(
    () => sessionColumns(connection, stageId, stage.seenAt),
    [connection, stageId, stage.seenAt],
  );
  const [sort, setSort] = useSort(columns, NEWEST_FIRST);
  return (
    <DataTable
      label="Recorded sessions"
      columns={columns}
      rows={sortRows(stage.sessions, columns, sort)}
      rowKey={({ sessionId }) => sessionId ?? ''}
      rowHref={({ sessionId }) => paths.session(connection, stageId, sessionId ?? '')}
      sort={sort}
      onSort={setSort}
      height="grow"
      empty={
        <EmptyNote title="No session of this stage was seen">
          The console records what it looks at: none of this stage was.
        </EmptyNote>
      }
    />
  );
}
