import { Link } from 'react-router';
import { stages } from '#shared/stages/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { StageSummary } from '#shared/stages/contract.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { ErrorState } from '#web/components/error-state.tsx';
import { ListNotice } from '#web/components/list-notice.tsx';
import { Page } from '#web/components/page.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import type { Column } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';

export function StagesPage() {
  const connection = useConnectionId();
  const list = useWholeList(stages.list, { connection });
  const columns: Column<StageSummary>[] = [
    {
      id: 'name',
      header: 'Name',
      width: 'fill',
      cell: (stage) => (
        <Link className="link" to={paths.stage(connection, idOf(stage.arn))}>
          {stage.name || idOf(stage.arn)}
        </Link>
      ),
    },
  ];
  return (
    <Page
      title="Stages"
      crumbs={[]}
      freshness={list.state === 'ready' ? list.freshness : undefined}
      layout="fill"
    >
      {list.state === 'loading' && <TableSkeleton label="stages" rows={12} />}
      {list.state === 'failed' && (
        <ErrorState what="the stages" failure={list.failure} endpoint={stages.list} retry={list.retry} />
      )}
      {list.state === 'ready' && (
        <>
          <ListNotice list={list} endpoint={stages.list} />
          <DataTable
            label="Stages"
            columns={columns}
            rows={list.items}
            rowKey={(stage) => stage.arn}
            rowHref={(stage) => paths.stage(connection, idOf(stage.arn))}
            height="fill"
            rowShortcuts
            empty={null}
          />
        </>
      )}
    </Page>
  );
}
