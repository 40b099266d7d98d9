import { useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { formatMoment, parseMoment } from './moment-in-url.ts';

/**
 * The marked moment, kept in the URL as `at`.
 * @returns milliseconds since the epoch, or undefined while none is marked; and what marks another or, without one, none:
 * the same function for as long as the component is there
 */
export function useMoment(): [number | undefined, (time: number | undefined) => void] {
  const [search, setSearch] = useSearchParams();
  // The router gives another setter with every change of the address, and a table of rows holds on to this one.
  const latest = useRef({ search, setSearch });
  useEffect(() => {
    latest.current = { search, setSearch };
  });
  const mark = useCallback((time: number | undefined) => {
    if (time === undefined && !latest.current.search.has('at')) return;
    latest.current.setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (time === undefined) after.delete('at');
        else after.set('at', formatMoment(time));
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  }, []);
  return [parseMoment(search.get('at')), mark];
}
