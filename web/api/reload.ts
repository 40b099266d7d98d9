import type { QueryClient, QueryFilters, QueryKey } from '@tanstack/react-query';
import { hashKey } from '@tanstack/react-query';

const wanted = new WeakMap<QueryClient, Set<string>>();

function wantedOf(client: QueryClient): Set<string> {
  let hashes = wanted.get(client);
  if (hashes === undefined) wanted.set(client, (hashes = new Set()));
  return hashes;
}

/**
 * Loads again because somebody asked for it: the server then asks AWS as well, unless what it holds is seconds old.
 * What is being loaded already is let finish.
 */
export async function reload(client: QueryClient, filters: QueryFilters): Promise<void> {
  const hashes = wantedOf(client);
  for (const query of client.getQueryCache().findAll(filters))
    if (query.state.fetchStatus === 'idle') hashes.add(query.queryHash);
  await client.refetchQueries(filters, { cancelRefetch: false });
}

/** Whether the loading of a query that begins now was asked for; says so once. */
export function takeReload(client: QueryClient, key: QueryKey): boolean {
  return wantedOf(client).delete(hashKey(key));
}
