import { ArrowDown, ArrowUp } from 'lucide-react';
import { classNames } from '#web/lib/class-names.ts';
import type { Column, Sort } from './column.ts';

interface HeaderRowProps<Row> {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}

export function HeaderRow<Row>({ columns, sort, onSort }: HeaderRowProps<Row>) {
  return (
    <tr aria-rowindex={1}>
      {columns.map((column) => {
        const sorted = sort?.column === column.id ? sort : undefined;
        const Arrow = sorted?.descending ? ArrowDown : ArrowUp;
        const sortable = column.compare !== undefined && onSort !== undefined;
        return (
          <th
            key={column.id}
            scope="col"
            aria-sort={sorted && (sorted.descending ? 'descending' : 'ascending')}
            className={classNames(
              'h-8 border-b border-line bg-sunken px-2 text-xs font-medium text-muted first:pl-4 last:pr-4',
              column.align === 'end' && 'text-right',
            )}
          >
            {sortable ? (
              <button
                type="button"
                onClick={() => onSort({ column: column.id, descending: sorted ? !sorted.descending : false })}
                className={classNames(
                  'group/sort -mx-1 inline-flex min-h-6 max-w-full cursor-pointer items-center gap-1 rounded-xs px-1 hover:text-text',
                  sorted && 'text-text',
                  // The arrow's place is kept free, and must not push a heading off its figures.
                  column.align === 'end' && 'flex-row-reverse',
                )}
              >
                <span className="truncate">{column.header}</span>
                <Arrow
                  size={12}
                  aria-hidden
                  className={sorted ? 'shrink-0' : 'shrink-0 opacity-0 group-hover/sort:opacity-60'}
                />
              </button>
            ) : (
              <span className="block truncate">{column.header}</span>
            )}
          </th>
        );
      })}
    </tr>
  );
}
