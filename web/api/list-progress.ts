import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';

/** How many items of a list's replacement have come: apart from the cache, which still holds the list on screen. */
export interface ProgressCell {
  get: () => number;
  set: (loaded: number) => void;
  subscribe: (listener: () => void) => () => void;
}

const cells = new WeakMap<QueryClient, Map<string, ProgressCell>>();

function makeCell(): ProgressCell {
  let value = 0;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (loaded) => {
      if (loaded === value) return;
      value = loaded;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The one cell of a list, shared by whoever loads it and whoever shows it. */
export function listProgress(client: QueryClient, key: QueryKey): ProgressCell {
  let ofClient = cells.get(client);
  if (!ofClient) cells.set(client, (ofClient = new Map()));
  const hash = hashKey(key);
  let cell = ofClient.get(hash);
  if (!cell) ofClient.set(hash, (cell = makeCell()));
  return cell;
}
