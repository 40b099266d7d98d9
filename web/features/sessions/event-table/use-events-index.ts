import { useEffect, useState } from 'react';
import { inTurns } from '../in-turns.ts';
import type { TimelineStore } from '../timeline/data/store.ts';
import type { EventFilter } from './event-filter.ts';
import { type EventIndex, indexEvents } from './event-index.ts';
import { type FilteredEvents, filterEvents } from './filtered-events.ts';

/** Milliseconds: while lanes are loading the store changes many times a second, and a million events take a third of one. */
const REST_MS = 150;
const AT_MOST_MS = 1500;

/** The loaded events of some lanes in order, put in order anew as more are loaded; undefined before the first time. */
export function useEventIndex(store: TimelineStore, ids: readonly string[]): EventIndex | undefined {
  const [index, setIndex] = useState<EventIndex>();
  useEffect(() => {
    const left = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let builtAt = performance.now();
    let building = false;
    let changed = false;
    const build = async (): Promise<void> => {
      building = true;
      changed = false;
      const next = await inTurns(indexEvents(store, ids), left.signal);
      building = false;
      builtAt = performance.now();
      if (next === undefined || left.signal.aborted) return;
      setIndex(next);
      if (changed) soon();
    };
    const soon = (): void => {
      changed = true;
      if (building) return;
      clearTimeout(timer);
      const overdue = builtAt + AT_MOST_MS - performance.now();
      timer = setTimeout(() => void build(), Math.max(0, Math.min(REST_MS, overdue)));
    };
    void build();
    const unsubscribe = store.subscribe(soon);
    return () => {
      unsubscribe();
      clearTimeout(timer);
      left.abort();
    };
  }, [store, ids]);
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
