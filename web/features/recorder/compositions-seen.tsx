import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { recorder, type RecordedSummary } from '#shared/recorder/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { Panel } from '#web/components/panel.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { Time } from '#web/components/time.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import type { Column } from '#web/table/column.ts';
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
            columns={columnsOf(connection)}
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

const columnsOf = (connection: string): Column<RecordedSummary>[] => [
  {
    id: 'composition',
    header: 'Composition',
    width: 150,
    cell: ({ compositionId }) => (
      <Link to={paths.composition(connection, compositionId)} className="link font-mono font-medium">
        {compositionId}
      </Link>
    ),
  },
  {
    id: 'state',
    header: 'Last state',
    width: 130,
    cell: ({ state }) => <StateBadge kind="composition" value={state} />,
  },
  {
    id: 'stage',
    header: 'Stage',
    width: 'fill',
    cell: ({ stageId, stageName }) => (
      <Link to={paths.stage(connection, stageId)} className="link">
        {stageName ?? stageId}
      </Link>
    ),
  },
  {
    id: 'started',
    header: 'Started',
    width: 190,
    from: 'medium',
    cell: ({ startTime }) => <When at={startTime} />,
  },
  {
    id: 'gone',
    header: 'Gone from AWS',
    width: 190,
    from: 'wide',
    cell: ({ goneAt }) => (goneAt === undefined ? <NotGiven>still known</NotGiven> : <Time at={goneAt} />),
  },
];

function When({ at }: { at: string | undefined }) {
  return at === undefined ? <NotGiven>not given</NotGiven> : <Time at={at} />;
}
