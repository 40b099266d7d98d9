import { useMemo } from 'react';
import { type Location, useLocation, useNavigate } from 'react-router';

/** The query as it was last asked for while a location stands: the router draws what it is asked for some time later. */
const asked = new WeakMap<Location, URLSearchParams>();

/**
 * The query of the address, and what changes it in place, without a step in the browser's history and without
 * scrolling. Whoever changes it is given a copy of what was last asked for, by anybody: of two changes in a row both
 * stay. The router's `useSearchParams` gives what was drawn last, and so loses the first.
 * @returns the query as it is drawn, the same object until it is another
 */
export function useSearch(): [
  URLSearchParams,
  (change: (search: URLSearchParams) => URLSearchParams) => void,
] {
  const location = useLocation();
  const navigate = useNavigate();
  const drawn = useMemo(() => new URLSearchParams(location.search), [location.search]);
  return [
    drawn,
    (change) => {
      const search = change(new URLSearchParams(asked.get(location) ?? drawn));
      asked.set(location, search);
      void navigate(`?${search}`, { replace: true, preventScrollReset: true });
    },
  ];
}
