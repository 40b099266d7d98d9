import { useMemo } from 'react';
import { useSearch } from '#web/nav/use-search.ts';
import { type EventFilter, readEventFilter, writeEventFilter } from './event-filter.ts';

/** The filter of the events, kept in the URL. What changes it is given the filter as it was last asked for. */
export function useEventFilter(): [EventFilter, (change: (filter: EventFilter) => EventFilter) => void] {
  const [search, changeSearch] = useSearch();
  const filter = useMemo(() => readEventFilter(search), [search]);
  const set = (change: (filter: EventFilter) => EventFilter) =>
    changeSearch((query) => writeEventFilter(query, change(readEventFilter(query))));
  return [filter, set];
}
