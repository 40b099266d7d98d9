import { useMemo } from 'react';
import { Link, useLocation } from 'react-router';
import { PROBLEM_KINDS } from '#shared/overview/contract.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { PROBLEM_WORDS } from '#web/components/problem-words.ts';
import { useSort } from '#web/components/sort-state.ts';
import { byText } from '#web/lib/order.ts';
import { type Column, sortRows } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { toneText } from '#web/ui/state-mark.tsx';
import type { GroupRow } from './groups.ts';

interface GroupTableProps {
  groups: readonly GroupRow[];
  /** `Prefix`, or the tag's key. */
  header: string;
  clear: () => void;
}

const MOST_TROUBLED = { column: 'troubled', descending: true };

/** The groups of the stages with what they add up to; each leads to the list of its stages. */
export function GroupTable({ groups, header, clear }: GroupTableProps) {
  const { pathname, search } = useLocation();
  const columns = useMemo(() => groupColumns(header, pathname, search), [header, pathname, search]);
  const [sort, setSort] = useSort(columns, MOST_TROUBLED);
  const rows = useMemo(() => sortRows(groups, columns, sort), [groups, columns, sort]);
  return (
    <DataTable
      label="Groups of stages"
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key.replaceAll('\n', ' ')}
      sort={sort}
      onSort={setSort}
      height="fill"
      rowShortcuts
      empty={
        <EmptyState kind="filtered" title="No stage matches" clear={clear}>
          There is nothing to group: the filter leaves no stage.
        </EmptyState>
      }
    />
  );
}

function groupColumns(header: string, pathname: string, search: string): Column<GroupRow>[] {
  const number = (
    id: string,
    title: string,
    of: (row: GroupRow) => number,
    more: Partial<Column<GroupRow>> = {},
    tone?: string,
  ): Column<GroupRow> => ({
    id,
    header: title,
    width: 120,
    narrowWidth: 72,
    align: 'end',
    compare: (a, b) => of(a) - of(b),
    cell: (row) => (
      <span className={`tabular-nums ${of(row) === 0 ? 'text-muted' : (tone ?? '')}`}>{of(row)}</span>
    ),
    ...more,
  });
  return [
    {
      id: 'group',
      header,
      width: 'fill',
      compare: (a, b) => byText(a.label, b.label),
      cell: (row) =>
        row.filter === undefined ? (
          <span className="text-muted">{row.label}</span>
        ) : (
          <Link to={`${pathname}?${within(search, row.filter)}`} className="link" title={row.label}>
            {row.label === '' ? '(empty)' : row.label}
          </Link>
        ),
    },
    number('stages', 'Stages', ({ stages }) => stages),
    number('live', 'Live', ({ live }) => live, {}, 'text-live'),
    number('troubled', 'With problems', ({ troubled }) => troubled, { narrowWidth: 104 }, 'text-warn'),
    ...PROBLEM_KINDS.map((kind) =>
      number(
        kind,
        PROBLEM_WORDS[kind].word,
        ({ problems }) => problems[kind],
        { from: 'wide', width: 136 },
        toneText[PROBLEM_WORDS[kind].tone],
      ),
    ),
  ];
}

/** The address of the list of a group's stages: all else stays as it is. */
function within(search: string, filter: string): string {
  const query = new URLSearchParams(search);
  query.delete('group');
  query.delete('sort');
  query.set('q', filter);
  return query.toString();
}
