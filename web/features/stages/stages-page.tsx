import { useDeferredValue, useMemo, useState } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { stages, type StageSummary } from '#shared/stages/contract.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ListGate, type ReadyList } from '#web/components/list-gate.tsx';
import { Page } from '#web/components/page.tsx';
import { useSort } from '#web/components/sort-state.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { useSearchText } from '#web/nav/search-state.ts';
import { sortGrowingRows, sortRows } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import type { LiveStage } from './live-facts.ts';
import { stageColumns } from './stage-columns.tsx';
import { asksForState, type FilterTerm, matches, parseFilter } from './stage-filter.ts';
import { StageFilterBar } from './stage-filter-bar.tsx';
import { countStates, type StageRow, stageRow, type StateCounts } from './stage-row.ts';
import { type LiveFactsKnown, useLiveFacts } from './use-live-facts.ts';
import { whyUnchecked } from './why-unchecked.ts';

const LIVE_FIRST = { column: 'state', descending: false };
const NO_KEYS: readonly string[] = [];

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
  const shown = useMemo(() => rows.filter((row) => matches(terms, row)).length, [rows, terms]);
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
      live={{ kind: 'stages', connection }}
      refreshNote={ready?.progress.kind === 'refreshing' ? `${ready.progress.loaded} loaded` : undefined}
      layout="fill"
    >
      <StageFilterBar text={filter} terms={terms} onChange={setFilter} counts={counts} shown={shown} />
      <ListGate what="the stages" list={list} endpoint={stages.list} skeletonRows={16}>
        {(loaded) => (
          <StageTable
            connection={connection}
            list={loaded}
            rows={rows}
            terms={terms}
            facts={facts}
            clearFilter={() => setFilter('')}
            onRowsShown={setOnScreen}
          />
        )}
      </ListGate>
    </Page>
  );
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
  clearFilter: () => void;
  onRowsShown: (keys: readonly string[]) => void;
}

function StageTable({ connection, list, rows, terms, facts, clearFilter, onRowsShown }: StageTableProps) {
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
  const shown = useMemo(() => sorted.filter((row) => matches(terms, row)), [sorted, terms]);
  return (
    <DataTable
      label="Stages"
      columns={columns}
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
        terms.length > 0 ? (
          <EmptyState kind="filtered" title="No stage matches" clear={clearFilter}>
            All words of the filter must hold. Searched are names, ids and tags
            {list.progress.kind === 'complete' ? '.' : ', of the stages loaded so far.'}
          </EmptyState>
        ) : (
          <EmptyState kind="none" title="No stages in this account and Region">
            A stage is the room in which people publish and subscribe. It appears here once it is created with
            the AWS console, a CLI or an SDK, in this Region.
          </EmptyState>
        )
      }
    />
  );
}
