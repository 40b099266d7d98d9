import { memo } from 'react';
import { classNames } from '#web/lib/class-names.ts';
import type { Column } from './column.ts';

interface TableRowProps<Row> {
  row: Row;
  /** Among all rows, drawn or not. */
  index: number;
  columns: readonly Column<Row>[];
  height: number;
  clickable: boolean;
}

function DrawnRow<Row>({ row, index, columns, height, clickable }: TableRowProps<Row>) {
  return (
    <tr
      // The header is row 1.
      aria-rowindex={index + 2}
      data-index={index}
      style={{ height }}
      className={classNames(
        'hover:bg-hover has-[a:focus-visible]:bg-selected',
        clickable && 'cursor-pointer',
      )}
    >
      {columns.map((column) => (
        <td
          key={column.id}
          className={classNames(
            'overflow-hidden border-b border-line px-2 text-ellipsis whitespace-nowrap first:pl-4 last:pr-4',
            column.align === 'end' && 'text-right',
          )}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Drawn anew only when its row or the columns have changed: scrolling and typing then touch few rows. */
export const TableRow = memo(DrawnRow) as typeof DrawnRow;
