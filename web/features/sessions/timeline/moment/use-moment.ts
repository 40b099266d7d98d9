import { useCallback, useEffect, useRef } from 'react';
import { useSearch } from '#web/nav/use-search.ts';
import { formatMoment, parseMoment } from './moment-in-url.ts';

/**
 * The marked moment, kept in the URL as `at`.
 * @returns milliseconds since the epoch, or undefined while none is marked; and what marks another or, without one, none:
 * the same function for as long as the component is there
 */
export function useMoment(): [number | undefined, (time: number | undefined) => void] {
  const [search, changeSearch] = useSearch();
  // Another function with every change of the address, and a table of rows holds on to this one.
  const latest = useRef({ search, changeSearch });
  useEffect(() => {
    latest.current = { search, changeSearch };
  });
  const mark = useCallback((time: number | undefined) => {
    if (time === undefined && !latest.current.search.has('at')) return;
    latest.current.changeSearch((query) => {
      if (time === undefined) query.delete('at');
      else query.set('at', formatMoment(time));
      return query;
    });
  }, []);
  return [parseMoment(search.get('at')), mark];
}
