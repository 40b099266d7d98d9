import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { COMPOSITION_STATES } from '#shared/compositions/contract.ts';
import { recorder } from '#shared/recorder/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';
import { DayField } from '#web/components/day-field.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { FilterSelect } from '#web/components/filter-select.tsx';
import { Page } from '#web/components/page.tsx';
import { recordedColumnsInFull } from '#web/components/recorded-composition-columns.tsx';
import { StageSelect } from '#web/components/stage-select.tsx';
import { lookOf } from '#web/components/states.ts';
import { useStageNames } from '#web/components/use-stage-names.ts';
import { daySpan } from '#web/lib/day-span.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { useSearchValues } from '#web/nav/search-state.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { Button } from '#web/ui/button.tsx';

const FILTERS = ['stage', 'state', 'from', 'to'] as const;
const STATES = COMPOSITION_STATES.map((value) => ({ value, label: lookOf('composition', value).word }));
const LARGEST_PAGE = 100;

/** Every composition that the console has seen, long after AWS has forgotten it. */
export function HistoryPage() {
  const connection = useConnectionId();
  const [{ stage, state: stateText, from, to }, setFilters] = useSearchValues(FILTERS);
  const state = COMPOSITION_STATES.find((known) => known === stateText);
  const names = useStageNames(connection);
  const span = daySpan(from, to);
  const wanted = {
    connection,
    ...(stage && { stageId: stage }),
    ...(state && { state }),
    ...span.query,
  };
  const query = useInfiniteQuery({
    queryKey: [recorder.compositions.id, wanted],
    queryFn: async ({ pageParam: nextToken, signal }) =>
      request(recorder.compositions, { ...wanted, nextToken, maxResults: LARGEST_PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextToken }) => nextToken,
    enabled: span.problem === undefined,
  });
  const rows = query.data?.pages.flatMap(({ items }) => items);
  const columns = useMemo(() => recordedColumnsInFull(connection), [connection]);
  const isNarrowed = stage !== '' || stateText !== '' || from !== '' || to !== '';
  return (
    <Page
      title="Compositions seen"
      note={
        rows && (
          <span className="text-muted">
            {query.hasNextPage ? `the newest ${rows.length}` : `${rows.length} in all`}
          </span>
        )
      }
      crumbs={[{ label: 'Compositions', to: paths.compositions(connection) }]}
      freshness={undefined}
    >
      <search className="flex flex-wrap items-end gap-x-3 gap-y-2 pb-3">
        <StageSelect names={names} value={stage} onChange={(next) => setFilters({ stage: next })} />
        <FilterSelect
          label="Last state"
          any="Any state"
          value={stateText}
          options={STATES}
          onChange={(next) => setFilters({ state: next })}
        />
        <DayField
          label="Started on or after (UTC)"
          value={from}
          onChange={(next) => setFilters({ from: next })}
        />
        <DayField
          label="Started on or before (UTC)"
          value={to}
          onChange={(next) => setFilters({ to: next })}
        />
      </search>
      {span.problem !== undefined && (
        <p role="alert" className="pb-3 text-bad">
          {span.problem}
        </p>
      )}
      {query.error && rows === undefined ? (
        <ErrorState
          what="the compositions"
          failure={asFailure(query.error)}
          endpoint={recorder.compositions}
          retry={() => void query.refetch()}
        />
      ) : rows === undefined ? (
        span.problem === undefined && <TableSkeleton label="the compositions" rows={8} />
      ) : (
        <div className="rounded-md border border-line bg-surface">
          <DataTable
            label="Compositions seen"
            columns={columns}
            rows={rows}
            rowKey={({ compositionId }) => compositionId}
            rowHref={({ compositionId }) => paths.composition(connection, compositionId)}
            height="grow"
            growLimit={40}
            empty={
              isNarrowed ? (
                <EmptyState
                  kind="filtered"
                  title="No composition that was seen is like this"
                  clear={() => setFilters({ stage: '', state: '', from: '', to: '' })}
                />
              ) : (
                <EmptyState kind="none" title="No composition was seen yet">
                  The console records one when somebody looks at the compositions, or at a stage that has one.
                </EmptyState>
              )
            }
          />
          {query.hasNextPage && (
            <p className="border-t border-line px-4 py-2">
              <Button small disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {query.isFetchingNextPage ? 'Loading…' : 'Show older ones'}
              </Button>
            </p>
          )}
        </div>
      )}
      <p className="pt-3 text-xs text-muted">
        From the console’s own records: what it has seen by asking, and what EventBridge has told. AWS itself
        forgets a composition about five minutes after its end. One that ended while nobody looked keeps the
        state in which it was last seen.
      </p>
    </Page>
  );
}
