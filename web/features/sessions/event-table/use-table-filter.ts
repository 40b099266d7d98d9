import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type EventFilter, readEventFilter, writeEventFilter } from './event-filter.ts';

/** The filter of the table of events, kept in the URL; all of its parts change at once. */
export function useTableFilter(): [EventFilter, (filter: EventFilter) => void] {
  const [search, setSearch] = useSearchParams();
  const [kind, errors, person] = ['kind', 'errors', 'person'].map((name) => search.get(name) ?? '');
  const filter = useMemo(
    // Not from the query itself, which is another with every step of the view.
    () =>
      readEventFilter(new URLSearchParams({ kind: kind ?? '', errors: errors ?? '', person: person ?? '' })),
    [kind, errors, person],
  );
  const set = (next: EventFilter) =>
    setSearch((before) => writeEventFilter(before, next), { replace: true, preventScrollReset: true });
  return [filter, set];
}
