import type { ReactNode } from 'react';
import type { Viewport } from '#web/ui/viewport.ts';

/** One column of a table, typed by its rows. */
export interface Column<Row> {
  id: string;
  header: string;
  /** Pixels, or `fill` for an equal share of what is left. */
  width: number | 'fill';
  /** Pixels on a phone, where the first column needs every one it can get. */
  narrowWidth?: number;
  /** The narrowest window that shows the column; without it, every one does. */
  from?: Viewport;
  align?: 'end';
  /** Orders two rows, ascending. Without it the column cannot be sorted by. */
  compare?: (a: Row, b: Row) => number;
  /** Rows for which this is true stand last whichever way is sorted: what is not known has no order. */
  unknown?: (row: Row) => boolean;
  cell: (row: Row) => ReactNode;
}

export interface Sort {
  column: string;
  descending: boolean;
}

/** `name` or `-name`, as in the URL. Undefined when no such column can be sorted by. */
export function parseSort<Row>(text: string, columns: readonly Column<Row>[]): Sort | undefined {
  const descending = text.startsWith('-');
  const column = descending ? text.slice(1) : text;
  const found = columns.some((candidate) => candidate.id === column && candidate.compare);
  return found ? { column, descending } : undefined;
}

export function formatSort(sort: Sort): string {
  return `${sort.descending ? '-' : ''}${sort.column}`;
}

/**
 * A sorted copy of a list that is still growing: sorted within each page, the pages in the order they came. So rows are
 * added below those that are there, and nothing is pushed away from under the reader until the list is whole.
 * @param pageEnds how many rows there were after each page
 */
export function sortGrowingRows<Row>(
  rows: readonly Row[],
  pageEnds: readonly number[],
  columns: readonly Column<Row>[],
  sort: Sort,
): Row[] {
  return pageEnds.flatMap((end, page) => sortRows(rows.slice(pageEnds[page - 1] ?? 0, end), columns, sort));
}

/** A sorted copy. Rows that are equal keep the order they came in, in both directions. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort): Row[] {
  const column = columns.find((candidate) => candidate.id === sort.column);
  const compare = column?.compare;
  if (!column || !compare) return [...rows];
  const direction = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const unknownA = column.unknown?.(a) ?? false;
    const unknownB = column.unknown?.(b) ?? false;
    if (unknownA || unknownB) return Number(unknownA) - Number(unknownB);
    return direction * compare(a, b);
  });
}
