import { type ComponentType, lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import { stages, type StageSummary } from '#shared/stages/contract.ts';
import { isWhole, useWholeList } from '#web/api/use-whole-list.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ListGate, type ReadyList } from '#web/components/list-gate.tsx';
import { Page } from '#web/components/page.tsx';
import { useSort } from '#web/components/sort-state.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { useSearchText } from '#web/nav/search-state.ts';
import { sortGrowingRows, sortRows } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import type { ListTools } from './list-tools.ts';
import type { LiveStage } from './live-facts.ts';
import { stageColumns } from './stage-columns.tsx';
import { asksForState, type FilterTerm, matches, parseFilter } from './stage-filter.ts';
import { StageFilterBar } from './stage-filter-bar.tsx';
import { countStates, type StageRow, stageRow, type StateCounts } from './stage-row.ts';
import type { StageWorkbenchProps } from './workbench/stage-workbench.tsx';
import { type LiveFactsKnown, useLiveFacts } from './use-live-facts.ts';
import { whyUnchecked } from './why-unchecked.ts';

const LIVE_FIRST = { column: 'state', descending: false };
const NO_KEYS: readonly string[] = [];

/** What can be done with the list once it stands: fetched then, and no part of the first route. */
const CreateStageLink = lazy(async () => ({
  default: (await import('./create-stage-link.tsx')).CreateStageLink,
}));
const WhyNoStages = lazy(async () => ({ default: (await import('./why-no-stages.tsx')).WhyNoStages }));
const StageWorkbench = lazy<ComponentType<StageWorkbenchProps>>(async () =>
  import('./workbench/stage-workbench.tsx').then(
    ({ StageWorkbench: loaded }) => ({ default: loaded }),
    // Without that code the list can still be read.
    () => ({ default: () => null }),
  ),
);

export function StagesPage() {
  const connection = useConnectionId();
  const list = useWholeList(stages.list, { connection });
  const ready = list.state === 'ready' ? list : undefined;
  const [filter, setFilter] = useSearchText('q');
  // The field follows the typing at once; the table may lag a little behind.
  const settled = useDeferredValue(filter);
  const terms = useMemo(() => parseFilter(settled), [settled]);
  const [onScreen, setOnScreen] = useState(NO_KEYS);

  const items = ready?.items;
  const toCheck = useMemo(
    () => wantedStages(items ?? [], onScreen, asksForState(terms, 'ending')),
    [onScreen, terms, items],
  );
  const facts = useLiveFacts(connection, toCheck, ready?.freshness);
  const { known } = facts;
  const rows = useMemo(() => (items ?? []).map((stage) => stageRow(stage, known)), [items, known]);
  const [tools, setTools] = useState<ListTools>();
  const shown = useMemo(() => rows.filter((row) => isShown(row, terms, tools)).length, [rows, terms, tools]);
  const counts = ready && countStates(rows);

  return (
    <Page
      title="Stages"
      note={
        counts &&
        counts.all > 0 && (
          <LiveCount
            counts={counts}
            whole={ready.progress.kind !== 'loading' && ready.progress.kind !== 'stopped'}
          />
        )
      }
      crumbs={[]}
      freshness={ready?.freshness}
      actions={
        <Suspense
          // Its look from the start; who may not is told a moment later.
          fallback={
            <Link to={paths.createStage(connection)} className="control control-primary">
              Create…
            </Link>
          }
        >
          <CreateStageLink connection={connection} />
        </Suspense>
      }
      live={{ kind: 'stages', connection }}
      refreshNote={ready?.progress.kind === 'refreshing' ? `${ready.progress.loaded} loaded` : undefined}
      layout="fill"
    >
      <StageFilterBar text={filter} terms={terms} onChange={setFilter} counts={counts} shown={shown} />
      {/* The place of the tools, so that nothing moves when they come. */}
      <div className="min-h-10">
        {ready && items && items.length > 0 && isWhole(ready.progress) && (
          <Suspense fallback={null}>
            <StageWorkbench
              connection={connection}
              rows={rows}
              terms={terms}
              freshness={ready.freshness}
              onTools={setTools}
            />
          </Suspense>
        )}
      </div>
      <div className="flex min-h-0 grow gap-3">
        <div className="flex min-h-0 min-w-0 grow flex-col">
          <ListGate what="the stages" list={list} endpoint={stages.list} skeletonRows={16}>
            {(loaded) =>
              tools?.instead ?? (
                <StageTable
                  connection={connection}
                  list={loaded}
                  rows={rows}
                  terms={terms}
                  facts={facts}
                  tools={tools}
                  clearFilter={() => setFilter('')}
                  onRowsShown={setOnScreen}
                />
              )
            }
          </ListGate>
        </div>
        {tools?.aside}
      </div>
    </Page>
  );
}

function isShown(row: StageRow, terms: readonly FilterTerm[], tools: ListTools | undefined): boolean {
  return matches(terms, row) && (tools === undefined || tools.shows(row));
}

/** The live ones on screen, top first; then, where `ending` was asked for, every other live one. */
function wantedStages(
  items: readonly StageSummary[],
  onScreen: readonly string[],
  all: boolean,
): LiveStage[] {
  const live = new Map<string, LiveStage>();
  for (const { arn, activeSessionId } of items) {
    if (activeSessionId) live.set(arn, { stageId: idOf(arn), sessionId: activeSessionId });
  }
  const seen = onScreen.flatMap((arn) => live.get(arn) ?? []);
  return all ? [...new Set([...seen, ...live.values()])] : seen;
}

function LiveCount({ counts, whole }: { counts: StateCounts; whole: boolean }) {
  const live = counts.live + counts.ending;
  return (
    <p className="text-md text-muted">
      <span className={live > 0 ? 'font-semibold text-text' : undefined}>{live} live</span> of {counts.all}
      {!whole && ' loaded'}
    </p>
  );
}

interface StageTableProps {
  connection: string;
  list: ReadyList<unknown>;
  /** One for each item of the list, in its order. */
  rows: readonly StageRow[];
  terms: readonly FilterTerm[];
  facts: LiveFactsKnown;
  tools: ListTools | undefined;
  clearFilter: () => void;
  onRowsShown: (keys: readonly string[]) => void;
}

function StageTable(props: StageTableProps) {
  const { connection, list, rows, terms, facts, tools, clearFilter, onRowsShown } = props;
  const { asOf } = list.freshness;
  const growing = list.progress.kind === 'loading';
  const columns = useMemo(
    () => stageColumns(connection, asOf, (row) => whyUnchecked(facts, row)),
    [connection, asOf, facts],
  );
  const [sort, setSort] = useSort(columns, LIVE_FIRST);
  const sorted = useMemo(
    () => (growing ? sortGrowingRows(rows, list.pageEnds, columns, sort) : sortRows(rows, columns, sort)),
    [growing, rows, list.pageEnds, columns, sort],
  );
  const shown = useMemo(() => sorted.filter((row) => isShown(row, terms, tools)), [sorted, terms, tools]);
  const drawn = useMemo(() => tools?.columns(columns, shown) ?? columns, [tools, columns, shown]);
  const says = (
    <Suspense>
      <WhyNoStages isFiltered={terms.length > 0} isPart={list.progress.kind !== 'complete'} />
    </Suspense>
  );
  return (
    <DataTable
      label="Stages"
      columns={drawn}
      rows={shown}
      rowKey={(row) => row.arn}
      rowHref={(row) => paths.stage(connection, row.id)}
      sort={sort}
      onSort={setSort}
      height="fill"
      rowShortcuts
      incomplete={growing || list.progress.kind === 'stopped'}
      onRowsShown={onRowsShown}
      empty={
        terms.length > 0 || tools?.clear ? (
          <EmptyState
            kind="filtered"
            title="No stage matches"
            clear={terms.length > 0 ? clearFilter : (tools?.clear ?? clearFilter)}
          >
            {says}
          </EmptyState>
        ) : (
          <EmptyState kind="none" title="No stages in this account and Region">
            {says}
          </EmptyState>
        )
      }
    />
  );
}
