import { useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { type EventFilter, readEventFilter, writeEventFilter } from './event-filter.ts';

/** The filter of the table of events, kept in the URL, and what changes parts of it: of two changes in a row both stay. */
export function useTableFilter(): [EventFilter, (change: Partial<EventFilter>) => void] {
  const [search, setSearch] = useSearchParams();
  const [kind, errors, person] = ['kind', 'errors', 'person'].map((name) => search.get(name) ?? '');
  const filter = useMemo(
    // Not from the query itself, which is another with every step of the view.
    () =>
      readEventFilter(new URLSearchParams({ kind: kind ?? '', errors: errors ?? '', person: person ?? '' })),
    [kind, errors, person],
  );
  // As it was last asked for: the router draws it some time later, and what is changed by then is changed of this.
  const asked = useRef(filter);
  useEffect(() => {
    asked.current = filter;
  }, [filter]);
  const set = (change: Partial<EventFilter>) => {
    const next = { ...asked.current, ...change };
    asked.current = next;
    setSearch((before) => writeEventFilter(before, next), { replace: true, preventScrollReset: true });
  };
  return [filter, set];
}
