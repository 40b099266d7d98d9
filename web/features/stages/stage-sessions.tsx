import { useMemo } from 'react';
import { sessions, type StageSession } from '#shared/sessions/contract.ts';
import type { WholeList } from '#web/api/use-whole-list.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ListGate, type ReadyList } from '#web/components/list-gate.tsx';
import { Panel } from '#web/components/panel.tsx';
import { useSort } from '#web/components/sort-state.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { sortRows } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { sessionColumns } from './session-columns.tsx';

/** AWS leaves the order of ListStageSessions open, so all are loaded and sorted here. */
const NEWEST_FIRST = { column: 'started', descending: true };

interface StageSessionsProps {
  stageId: string;
  list: WholeList<StageSession>;
}

export function StageSessions({ stageId, list }: StageSessionsProps) {
  const ready = list.state === 'ready' ? list : undefined;
  return (
    <Panel title="Sessions" note={ready?.items.length} freshness={ready?.freshness}>
      <ListGate
        what="the sessions"
        list={list}
        endpoint={sessions.list}
        skeletonRows={8}
        empty={
          <EmptyNote title="This stage has had no session that AWS still knows of">
            A session begins when the first participant joins. How long AWS keeps ended ones is not
            documented.
          </EmptyNote>
        }
      >
        {(loaded) => <SessionTable stageId={stageId} list={loaded} />}
      </ListGate>
    </Panel>
  );
}

function SessionTable({ stageId, list }: { stageId: string; list: ReadyList<StageSession> }) {
  const connection = useConnectionId();
  const { items, freshness, progress } = list;
  const columns = useMemo(
    () => sessionColumns(connection, stageId, freshness.asOf),
    [connection, stageId, freshness.asOf],
  );
  const [sort, setSort] = useSort(columns, NEWEST_FIRST);
  const sorted = useMemo(() => sortRows(items, columns, sort), [items, columns, sort]);
  return (
    <DataTable
      label="Sessions"
      columns={columns}
      rows={sorted}
      rowKey={({ sessionId, startTime }) => sessionId ?? `without an id ${startTime}`}
      rowHref={({ sessionId }) =>
        sessionId === undefined
          ? paths.stage(connection, stageId)
          : paths.session(connection, stageId, sessionId)
      }
      sort={sort}
      onSort={setSort}
      height="grow"
      growLimit={9}
      rowShortcuts
      incomplete={progress.kind === 'loading'}
      empty={null}
    />
  );
}
