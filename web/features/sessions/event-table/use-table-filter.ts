import { useMemo } from 'react';
import { useSearch } from '#web/nav/use-search.ts';
import { type EventFilter, readEventFilter, writeEventFilter } from './event-filter.ts';

/**
 * The filter of the table of events, kept in the URL; all of its parts change at once. What changes it is given the filter
 * as it was last asked for.
 */
export function useTableFilter(): [EventFilter, (change: (filter: EventFilter) => EventFilter) => void] {
  const [search, changeSearch] = useSearch();
  const [kind, errors, person] = ['kind', 'errors', 'person'].map((name) => search.get(name) ?? '');
  const filter = useMemo(
    // Not from the query itself, which is another with every step of the view.
    () =>
      readEventFilter(new URLSearchParams({ kind: kind ?? '', errors: errors ?? '', person: person ?? '' })),
    [kind, errors, person],
  );
  const set = (change: (filter: EventFilter) => EventFilter) =>
    changeSearch((query) => writeEventFilter(query, change(readEventFilter(query))));
  return [filter, set];
}
