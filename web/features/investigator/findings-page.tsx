import { useMemo } from 'react';
import { findings } from '#shared/investigator/findings.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ListGate } from '#web/components/list-gate.tsx';
import { Page } from '#web/components/page.tsx';
import { useSort } from '#web/components/sort-state.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { sortRows } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { findingColumns } from './finding-columns.tsx';

const NEWEST_FIRST = { column: 'kept', descending: true };

/** Every answer of the investigator that somebody kept, the newest first. */
export function FindingsPage() {
  const connection = useConnectionId();
  const list = useWholeList(findings.findings, { connection });
  const columns = useMemo(() => findingColumns(connection), [connection]);
  const [sort, setSort] = useSort(columns, NEWEST_FIRST);
  const ready = list.state === 'ready' ? list : undefined;
  return (
    <Page
      title="Findings"
      note={ready && <span className="text-muted">{ready.items.length}</span>}
      crumbs={[]}
      freshness={undefined}
      layout="fill"
    >
      <p className="pb-2 text-muted">
        Answers of the investigator as they were given. They stay until somebody deletes them, also when AWS
        and the recorder have forgotten the session.
      </p>
      <ListGate
        what="the findings"
        list={list}
        endpoint={findings.findings}
        skeletonRows={4}
        empty={
          <EmptyState kind="none" title="No answer is kept yet">
            Ask why somebody was not received, from a session’s page, and keep the answer there.
          </EmptyState>
        }
      >
        {({ items, progress }) => (
          <DataTable
            label="Findings"
            columns={columns}
            rows={sortRows(items, columns, sort)}
            rowKey={({ id }) => id}
            rowHref={({ id }) => paths.finding(connection, id)}
            sort={sort}
            onSort={setSort}
            height="fill"
            rowShortcuts
            incomplete={progress.kind === 'loading'}
            empty={null}
          />
        )}
      </ListGate>
    </Page>
  );
}
