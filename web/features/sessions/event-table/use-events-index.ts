import { startTransition, useEffect, useRef, useState } from 'react';
import { inTurns } from '../in-turns.ts';
import type { TimelineStore } from '../timeline/data/store.ts';
import type { EventFilter } from './event-filter.ts';
import type { EventIndex } from './event-index.ts';
import { type FilteredEvents, filterEvents } from './filtered-events.ts';
import { IndexKeeper } from './index-keeper.ts';

/** The loaded events of some lanes in order, put in order anew as more are loaded; undefined before the first time. */
export function useEventIndex(store: TimelineStore, ids: readonly string[]): EventIndex | undefined {
  const [index, setIndex] = useState<EventIndex>();
  const keeper = useRef<IndexKeeper>(undefined);
  useEffect(() => {
    // Its rows are drawn in slices: while events arrive they change again and again.
    const kept = new IndexKeeper(store, (next) => startTransition(() => setIndex(next)));
    keeper.current = kept;
    const unsubscribe = store.subscribe(() => kept.soon());
    return () => {
      unsubscribe();
      kept.leave();
    };
  }, [store]);
  useEffect(() => keeper.current?.follow(ids), [store, ids]);
  return index;
}

/** Those of an index that pass a filter; what was found before stays until the next is found. */
export function useFilteredEvents(
  index: EventIndex | undefined,
  store: TimelineStore,
  filter: EventFilter,
): FilteredEvents | undefined {
  const [found, setFound] = useState<FilteredEvents>();
  useEffect(() => {
    if (!index) return;
    const left = new AbortController();
    void inTurns(filterEvents(index, store, filter), left.signal).then((next) => {
      if (next && !left.signal.aborted) setFound(next);
    });
    return () => left.abort();
  }, [index, store, filter]);
  return found;
}
