import { useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { type EventFilter, readEventFilter, writeEventFilter } from './event-filter.ts';

/**
 * The filter of the table of events, kept in the URL; all of its parts change at once. What changes it is given the filter
 * as it was last asked for, so that of two changes in a row both stay.
 */
export function useTableFilter(): [EventFilter, (change: (filter: EventFilter) => EventFilter) => void] {
  const [search, setSearch] = useSearchParams();
  const [kind, errors, person] = ['kind', 'errors', 'person'].map((name) => search.get(name) ?? '');
  const filter = useMemo(
    // Not from the query itself, which is another with every step of the view.
    () =>
      readEventFilter(new URLSearchParams({ kind: kind ?? '', errors: errors ?? '', person: person ?? '' })),
    [kind, errors, person],
  );
  // The router draws what it was asked for some time later.
  const asked = useRef(filter);
  useEffect(() => {
    asked.current = filter;
  }, [filter]);
  const set = (change: (filter: EventFilter) => EventFilter) => {
    const next = change(asked.current);
    asked.current = next;
    setSearch((before) => writeEventFilter(before, next), { replace: true, preventScrollReset: true });
  };
  return [filter, set];
}
