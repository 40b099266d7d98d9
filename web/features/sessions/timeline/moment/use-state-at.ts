import { useEffect, useState } from 'react';
import { inTurns } from '../../in-turns.ts';
import type { TimelineStore } from '../data/store.ts';
import { type StateAt, StateBook } from './state-at.ts';

interface StateInput {
  store: TimelineStore;
  /** The store's version: read anew when it changes. */
  version: number;
  /** Milliseconds since the epoch, as are all that follow. */
  time: number;
  start: number;
  /** Undefined while the session is live. */
  end: number | undefined;
  listedUntil: number;
}

/**
 * The state of the session at a moment, kept up as lanes are loaded; undefined until one has been read. While another
 * moment is read the one before is still given, so that nothing jumps: its `time` tells.
 */
export function useStateAt(input: StateInput): StateAt | undefined {
  const { store, version, time, start, end, listedUntil } = input;
  const [book] = useState(() => new StateBook());
  const [state, setState] = useState<StateAt>();
  useEffect(() => {
    const left = new AbortController();
    const times = { extent: { start, end }, listedUntil };
    void inTurns(book.read(store, times, time), left.signal).then((read) => {
      if (read && !left.signal.aborted) setState(read);
    });
    return () => left.abort();
  }, [book, store, version, time, start, end, listedUntil]);
  return state;
}
