import { ListPlus } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { ProblemKind } from '#shared/overview/contract.ts';
import type { Freshness } from '#web/api/freshness.ts';
import { byText } from '#web/lib/order.ts';
import { paths } from '#web/nav/paths.ts';
import { useSearchState } from '#web/nav/search-state.ts';
import type { Column } from '#web/table/column.ts';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import type { ListTools } from '../list-tools.ts';
import { type FilterTerm, matches } from '../stage-filter.ts';
import type { StageRow } from '../stage-row.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { focusedStage } from './focused-stage.ts';
import { GroupTable } from './group-table.tsx';
import { groupStages, readGrouping } from './groups.ts';
import { useHiddenColumns } from './hidden-columns.ts';
import { PeekPanel } from './peek-panel.tsx';
import { ProblemChips } from './problem-chips.tsx';
import { knownProblems, problemsOf, readKinds } from './problems.ts';
import { NOTHING, present, ranged, type Selection, toggled } from '#web/components/bulk/selection.ts';
import { peekColumn, problemColumn, selectColumn } from './tool-columns.tsx';
import { useOverview } from './use-overview.ts';
import { ViewsMenu } from './views-menu.tsx';

export interface StageWorkbenchProps {
  connection: string;
  /** Every stage of the list. */
  rows: readonly StageRow[];
  terms: readonly FilterTerm[];
  /** Of the list. */
  freshness: Freshness;
  onTools: (tools: ListTools | undefined) => void;
}

/** Columns that can be left out, besides the name. */
const CHOICES = [
  { id: 'state', header: 'State' },
  { id: 'since', header: 'Live since' },
  { id: 'for', header: 'Live for' },
  { id: 'session', header: 'Session' },
  { id: 'problems', header: 'Problems' },
  { id: 'tags', header: 'Tags' },
] as const;

/** What can be done with the list of stages once it stands: problems, groups, views, columns, many at once, a look inside. */
export function StageWorkbench({ connection, rows, terms, freshness, onTools }: StageWorkbenchProps) {
  const [problemText, setProblemText] = useSearchState('problem', '');
  const [groupText, setGroupText] = useSearchState('group', '');
  const [peek, setPeek] = useSearchState('peek', '');
  const [hidden, setHidden] = useHiddenColumns();
  const [selected, setSelected] = useState<Selection>(NOTHING);
  const [anchor, setAnchor] = useState<string>();
  const chosenKinds = useMemo(() => readKinds(problemText), [problemText]);
  const grouping = useMemo(() => readGrouping(groupText), [groupText]);
  const overview = useOverview(connection, freshness.receivedAt, chosenKinds.includes('no-composition'));
  const problems = useMemo(() => knownProblems(overview, rows), [overview, rows]);
  const ids = useMemo(() => new Set(rows.map(({ id }) => id)), [rows]);
  const selection = present(selected, ids);
  const peeked = peek === '' ? undefined : rows.find(({ id }) => id === peek);

  const shows = useMemo(
    () => (row: StageRow) =>
      chosenKinds.length === 0 || problemsOf(problems, row.id).some((kind) => chosenKinds.includes(kind)),
    [chosenKinds, problems],
  );
  const matching = useMemo(
    () => rows.filter((row) => matches(terms, row) && shows(row)),
    [rows, terms, shows],
  );
  const clearProblems = () => setProblemText('');
  const hiddenText = [...hidden].join(',');

  const columns = useMemo(() => {
    const left = new Set(hiddenText.split(','));
    return (own: Column<StageRow>[], shown: readonly StageRow[]): Column<StageRow>[] => {
      const select = (row: StageRow, withShift: boolean): void => {
        const order = shown.map(({ id }) => id);
        setSelected(withShift ? ranged(selection, order, anchor, row.id) : toggled(selection, row.id));
        setAnchor(row.id);
      };
      // Where problems are asked for they have the room of the sessions.
      const isAsked = chosenKinds.length > 0 && !left.has('problems');
      // Beside the panel the name needs the room.
      const without = [...left, ...(isAsked ? ['session'] : []), ...(peek === '' ? [] : ['since', 'tags'])];
      const kept = own.filter(({ id }) => !without.includes(id));
      return [
        selectColumn(selection, select),
        ...kept.filter(({ id }) => id !== 'tags'),
        ...(isAsked ? [problemColumn(problems)] : []),
        ...kept.filter(({ id }) => id === 'tags'),
        peekColumn(peek, (id) => setPeek(id === peek ? '' : id)),
      ];
    };
    // What sets the URL is another function at every drawing, and does the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [hiddenText, chosenKinds, selection, anchor, problems, peek]);

  const groups = useMemo(
    () => (grouping.by === 'none' ? undefined : groupStages(matching, grouping, terms, problems)),
    [matching, grouping, terms, problems],
  );
  const tools = useMemo(
    (): ListTools => ({
      shows,
      clear: chosenKinds.length > 0 ? clearProblems : undefined,
      columns,
      instead: groups && (
        <GroupTable
          groups={groups}
          header={grouping.by === 'tag' ? grouping.key : 'Name begins'}
          clear={clearProblems}
        />
      ),
      aside: peeked && (
        <PeekPanel
          connection={connection}
          row={peeked}
          problems={problemsOf(problems, peeked.id)}
          onClose={() => setPeek('')}
        />
      ),
    }),
    // As above.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [shows, chosenKinds, columns, groups, grouping, peeked, problems, connection],
  );
  useEffect(() => {
    onTools(tools);
  }, [onTools, tools]);
  useEffect(() => () => onTools(undefined), [onTools]);

  const onFocused = (act: (id: string) => void) => () => {
    const id = focusedStage();
    if (id !== undefined && ids.has(id)) act(id);
  };
  useShortcuts([
    {
      keys: 'x',
      label: 'Select the row, or not any more',
      run: onFocused((id) => {
        setSelected(toggled(selection, id));
        setAnchor(id);
      }),
    },
    {
      keys: 'o',
      label: 'Look into the stage of the row, beside the list',
      run: () => {
        const id = focusedStage();
        setPeek(id === undefined || id === peek ? '' : id);
      },
    },
    ...(peek === ''
      ? []
      : [{ keys: 'Escape', label: 'Close the panel beside the list', run: () => setPeek('') }]),
  ]);

  const groupings = useMemo(
    () => [
      ['', 'No groups'],
      ['prefix', 'By how names begin'],
      ...[...new Set(rows.flatMap(({ tags }) => Object.keys(tags)))]
        .toSorted(byText)
        .map((key) => [`tag:${key}`, `By the tag ${key}`]),
    ],
    [rows],
  );
  // The field shows as much as it has room for.
  const groupWords = groupings.find(([value]) => value === groupText)?.[1];
  return (
    <fieldset aria-label="Tools of the list" className="flex min-w-0 items-center gap-2 overflow-x-auto pb-3">
      {selection.size > 0 ? (
        <BulkBar
          connection={connection}
          chosen={rows.filter(({ id }) => selection.has(id))}
          matching={matching.length}
          onAll={() => setSelected(new Set(matching.map(({ id }) => id)))}
          onNone={() => setSelected(NOTHING)}
        />
      ) : (
        <ProblemChips
          problems={problems}
          chosen={chosenKinds}
          onChange={(next: ProblemKind[]) => setProblemText(next.join(','))}
        />
      )}
      <span className="ml-auto flex items-center gap-1">
        <select
          aria-label="Group the stages"
          title={groupWords}
          value={groupText}
          onChange={(event) => setGroupText(event.target.value)}
          className="field h-7 w-28"
        >
          {groupings.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <ViewsMenu connection={connection} />
        <ColumnsMenu columns={CHOICES} hidden={hidden} onChange={setHidden} />
        {/* Its words would not fit beside the chips at 1,440 px with the navigation open. */}
        <Link
          to={paths.createStages(connection)}
          aria-label="Create many…"
          title="Create many…"
          className="control control-plain control-small control-icon"
        >
          <ListPlus size={14} aria-hidden />
        </Link>
      </span>
    </fieldset>
  );
}
