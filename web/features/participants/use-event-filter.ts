import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type EventFilter, readEventFilter, writeEventFilter } from './event-filter.ts';

/** The filter of the events, kept in the URL. Both of its halves change at once. */
export function useEventFilter(): [EventFilter, (filter: EventFilter) => void] {
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => readEventFilter(search), [search]);
  const set = (next: EventFilter) =>
    setSearch((before) => writeEventFilter(before, next), { replace: true, preventScrollReset: true });
  return [filter, set];
}
