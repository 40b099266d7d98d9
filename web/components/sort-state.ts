import { useMemo } from 'react';
import { useSearchState } from '#web/nav/search-state.ts';
import { type Column, formatSort, parseSort, type Sort } from '#web/table/column.ts';

/**
 * The sort of a page's main table, in the URL as `?sort=name` or `?sort=-name`.
 * @param byDefault a constant of the module, so that the sort stays the same object
 */
export function useSort<Row>(columns: readonly Column<Row>[], byDefault: Sort): [Sort, (sort: Sort) => void] {
  const [text, setText] = useSearchState('sort', formatSort(byDefault));
  const sort = useMemo(() => parseSort(text, columns) ?? byDefault, [text, columns, byDefault]);
  return [sort, (next) => setText(formatSort(next))];
}
