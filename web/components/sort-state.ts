import { useSearchState } from '#web/nav/search-state.ts';
import { type Column, formatSort, parseSort, type Sort } from '#web/table/column.ts';

/** The sort of a page's main table, in the URL as `?sort=name` or `?sort=-name`. */
export function useSort<Row>(columns: readonly Column<Row>[], byDefault: Sort): [Sort, (sort: Sort) => void] {
  const [text, setText] = useSearchState('sort', formatSort(byDefault));
  return [parseSort(text, columns) ?? byDefault, (sort) => setText(formatSort(sort))];
}
