import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { recorder } from '#shared/recorder/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { Panel } from '#web/components/panel.tsx';
import { recordedColumns } from '#web/components/recorded-composition-columns.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { Button } from '#web/ui/button.tsx';

/** Every composition that was seen, the newest first: AWS itself forgets one five minutes after its end. */
export function CompositionsSeen() {
  const connection = useConnectionId();
  const query = useInfiniteQuery({
    queryKey: [recorder.compositions.id, { connection }],
    queryFn: async ({ pageParam: nextToken, signal }) =>
      request(recorder.compositions, { connection, nextToken }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextToken }) => nextToken,
  });
  const rows = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Panel
      title="Compositions seen"
      note={rows && (query.hasNextPage ? `the newest ${rows.length}` : rows.length)}
      actions={
        <Link to={paths.compositionHistory(connection)} className="link inline-flex min-h-6 items-center">
          Search them by stage, state and time
        </Link>
      }
    >
      {rows === undefined ? (
        query.error === null ? (
          <TableSkeleton label="the compositions" rows={8} />
        ) : (
          <ErrorState
            what="the compositions"
            failure={asFailure(query.error)}
            endpoint={recorder.compositions}
            retry={() => void query.refetch()}
          />
        )
      ) : (
        <>
          <DataTable
            label="Compositions seen"
            columns={recordedColumns(connection)}
            rows={rows}
            rowKey={({ compositionId }) => compositionId}
            rowHref={({ compositionId }) => paths.composition(connection, compositionId)}
            height="grow"
            growLimit={20}
            empty={
              <EmptyNote title="No composition was seen yet">
                The console records one when somebody looks at the compositions, or at a stage that has one.
              </EmptyNote>
            }
          />
          {query.hasNextPage && (
            <p className="border-t border-line px-4 py-2">
              <Button small onClick={() => void query.fetchNextPage()}>
                Show older ones
              </Button>
            </p>
          )}
        </>
      )}
    </Panel>
  );
}
