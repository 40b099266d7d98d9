import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { classNames } from '#web/lib/class-names.ts';
import { ROW_HEIGHT } from '#web/lib/preferences.ts';
import { usePreferences } from '#web/ui/preferences-store.ts';
import { useScrollMemory } from '#web/ui/scroll-memory.ts';
import { reaches, useViewport } from '#web/ui/viewport.ts';
import type { Column, Sort } from './column.ts';
import { HeaderRow } from './header-row.tsx';
import { useRowKeys } from './row-keys.ts';
import { TableRow } from './table-row.tsx';
import { useRowWindow } from './use-row-window.ts';
import { useSteadyOrder } from './use-steady-order.ts';

interface DataTableProps<Row> {
  /** What the table lists: its accessible name. */
  label: string;
  columns: readonly Column<Row>[];
  /** Sorted and filtered already. */
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a click on the row leads; the same address as the link that the first cell must hold. */
  rowHref?: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** `fill` scrolls within the height that is left; `grow` is as high as its rows, up to `growLimit` of them. */
  height: 'fill' | 'grow';
  /** Rows. */
  growLimit?: number;
  /** `j`, `k` move through this table's rows. Only for the main table of a page. */
  rowShortcuts?: boolean;
  /** In place of rows when there are none. */
  empty: ReactNode;
  /** The list is still to grow, so the number of rows is not known yet. */
  incomplete?: boolean;
  /** Told the keys of the rows that are drawn whenever they change. */
  onRowsShown?: (keys: readonly string[]) => void;
}

const GROW_LIMIT_ROWS = 16;
/** A column that fills is never narrower; below that the table scrolls sideways within its region. */
const LEAST_FILL = 120;

/** A native table of which only the rows in view exist. Rows are all of one height, so nothing jumps. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rowKey, rowHref, sort, onSort, height, empty, incomplete, onRowsShown } = props;
  const { growLimit = GROW_LIMIT_ROWS } = props;
  const { rows, pointer } = useSteadyOrder(props.rows, rowKey, `${sort?.column} ${sort?.descending}`);
  const viewport = useViewport();
  const columns = useMemo(
    () => props.columns.filter((column) => !column.from || reaches(viewport, column.from)),
    [props.columns, viewport],
  );
  const widths = columns.map(({ width, narrowWidth }) => (viewport === 'narrow' && narrowWidth) || width);
  const rowHeight = ROW_HEIGHT[usePreferences().density];
  const scroller = useRef<HTMLElement>(null);
  const navigate = useNavigate();
  const { key: visit, pathname } = useLocation();
  useScrollMemory(scroller, `${pathname} ${label}`, visit);

  const { shown, scrollTo, first: firstInView } = useRowWindow(scroller, rowHeight, rows.length);
  const { first, end, before, after } = shown;
  const drawn = rows.slice(first, end);
  // Keys hold no line break, so their text tells whether they changed, whatever is a new array.
  const drawnKeys = drawn.map(rowKey).join('\n');
  useEffect(() => onRowsShown?.(drawnKeys === '' ? [] : drawnKeys.split('\n')), [onRowsShown, drawnKeys]);

  useRowKeys({
    enabled: props.rowShortcuts ?? false,
    count: rows.length,
    scroller,
    scrollTo,
    firstInView,
  });

  const openRow = (event: MouseEvent<HTMLTableSectionElement>) => {
    if (!rowHref || !(event.target instanceof Element)) return;
    if (event.target.closest('a, button, input, label') || getSelection()?.isCollapsed === false) return;
    const row = rows[Number(event.target.closest('tr')?.dataset['index'])];
    if (row === undefined) return;
    if (event.metaKey || event.ctrlKey) window.open(rowHref(row), '_blank', 'noopener');
    else void navigate(rowHref(row));
  };

  const leastWidth = widths.reduce<number>((sum, width) => sum + (width === 'fill' ? LEAST_FILL : width), 0);
  return (
    <section
      ref={scroller}
      // Within a panel the panel is the landmark; a second one would only be in the way.
      role={height === 'grow' ? 'group' : undefined}
      aria-label={label}
      // A region that scrolls must be reachable from the keyboard.
      tabIndex={0}
      className={classNames(
        'relative isolate min-w-0 overflow-auto bg-surface -outline-offset-2 [overflow-anchor:none]',
        height === 'fill' && 'min-h-0 grow rounded-t-md border-x border-t border-line',
      )}
      {...pointer}
      style={height === 'grow' ? { maxHeight: rowHeight * (growLimit + 1.5) } : undefined}
    >
      <table
        aria-label={label}
        aria-rowcount={incomplete ? -1 : rows.length + 1}
        className="w-full table-fixed border-separate border-spacing-0 text-left"
        style={{ minWidth: leastWidth }}
      >
        <colgroup>
          {columns.map(({ id }, index) => (
            <col key={id} style={widths[index] === 'fill' ? undefined : { width: widths[index] }} />
          ))}
        </colgroup>
        {/* As one: each heading that sticks by itself is one layer more for the browser to put together in every frame. */}
        <thead className="sticky top-0 z-10">
          <HeaderRow columns={columns} sort={sort} onSort={onSort} />
        </thead>
        {/* The click is a convenience of the mouse: the link in the first cell does the same from the keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
        <tbody onClick={openRow}>
          {before > 0 && <Gap height={before} span={columns.length} />}
          {drawn.map((row, offset) => (
            <TableRow
              key={rowKey(row)}
              row={row}
              index={first + offset}
              columns={columns}
              height={rowHeight}
              clickable={rowHref !== undefined}
            />
          ))}
          {after > 0 && <Gap height={after} span={columns.length} />}
        </tbody>
      </table>
      {rows.length === 0 && empty}
    </section>
  );
}

/** Stands for the rows above or below that are not drawn. */
function Gap({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden>
      <td aria-hidden colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  );
}
