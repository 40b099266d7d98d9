import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Input, JsonEndpoint, Wire } from '#shared/contract/endpoint.ts';
import { asFailure, type Failure } from './failure.ts';
import type { Freshness } from './freshness.ts';
import { listProgress } from './list-progress.ts';
import { FRESH_MS } from './query.ts';
import { reload, takeReload } from './reload.ts';
import { request } from './request.ts';
import { newRequestId, noteRequest } from './sent-requests.ts';
import { loadWholeList, type Page, type PartialList, resumable } from './whole-list.ts';

/** The endpoints that answer one page of a list. */
export type ListEndpoint<E extends JsonEndpoint> = Wire<E> extends Page<unknown> ? E : never;
export type ItemOf<E> = Wire<E> extends Page<infer Item> ? Item : never;

/** How far a list has come, when something of it is there. */
export type ListProgress =
  | { kind: 'complete' }
  /** The first load is under way; `items` grows. */
  | { kind: 'loading' }
  /** It stopped before the end: `items` is a part. */
  | { kind: 'stopped'; failure: Failure }
  /** `items` is whole and a newer one is being loaded; it takes its place when complete. `failure` is of the refresh before. */
  | { kind: 'refreshing'; loaded: number; failure?: Failure | undefined }
  /** `items` is whole but older than wished: the last refresh failed. */
  | { kind: 'refresh-failed'; failure: Failure };

/** Whether every page is there, so that counts and “none” can be said. */
export function isWhole(progress: ListProgress): boolean {
  return progress.kind !== 'loading' && progress.kind !== 'stopped';
}

export type WholeList<Item> =
  | { state: 'loading'; queryKey?: QueryKey }
  | { state: 'failed'; failure: Failure; retry: () => void }
  | {
      state: 'ready';
      items: Item[];
      /** How many items there were after each page. */
      pageEnds: readonly number[];
      progress: ListProgress;
      freshness: Freshness;
      /** Goes on where a stopped list stopped; loads a whole one anew. */
      retry: () => void;
    };

const LARGEST_PAGE = 100;

/**
 * Loads every page of a list, one after the other, showing rows as they come. Leaving the page ends the loading and
 * keeps what came. Refreshing keeps the old rows on screen until the new list is complete.
 * @param pageSize items a page; 100 is the most that AWS gives (50 for replicas)
 * @param input `undefined` waits: nothing is asked until the input is known
 * @param freshMs a visit within this time shows what is there; `Infinity` leaves loading anew to Refresh
 */
export function useWholeList<E extends JsonEndpoint>(
  endpoint: ListEndpoint<E>,
  input: Omit<Input<E>, 'nextToken' | 'maxResults'> | undefined,
  pageSize = LARGEST_PAGE,
  freshMs = FRESH_MS,
): WholeList<ItemOf<E>> {
  type List = PartialList<ItemOf<E>>;
  const client = useQueryClient();
  const queryKey: QueryKey = [endpoint.id, input, 'whole'];
  const query = useQuery<List>({
    queryKey,
    enabled: input !== undefined,
    // A list that was left half-way is never fresh: coming back goes on with it.
    staleTime: (held) => (held.state.data?.nextToken === undefined ? freshMs : 0),
    queryFn: async ({ signal }) => {
      const before = client.getQueryData<List>(queryKey);
      const replacing = before !== undefined && before.nextToken === undefined;
      const progress = listProgress(client, queryKey);
      const anew = takeReload(client, queryKey);
      let forget = (): void => undefined;
      try {
        return await loadWholeList<ItemOf<E>>(
          async (nextToken) => {
            const asked = { ...input, maxResults: pageSize, nextToken } as unknown as Input<ListEndpoint<E>>;
            const id = newRequestId();
            forget = noteRequest(client, queryKey, id);
            return (await request(endpoint, asked, signal, { anew, id })) as Page<ItemOf<E>>;
          },
          (list) => {
            if (signal.aborted) return;
            if (replacing) progress.set(list.items.length);
            else client.setQueryData<List>(queryKey, list);
          },
          resumable(before, Date.now()) ? before : undefined,
          Date.now,
        );
      } finally {
        forget();
        progress.set(0);
      }
    },
  });
  const progress = listProgress(client, queryKey);
  const loadedAnew = useSyncExternalStore(progress.subscribe, progress.get);
  const retry = () => void reload(client, { queryKey, exact: true });
  const failure = query.error === null ? undefined : asFailure(query.error);
  const list = query.data;
  if (list === undefined)
    return failure ? { state: 'failed', failure, retry } : { state: 'loading', queryKey };
  return {
    state: 'ready',
    items: list.items,
    pageEnds: list.pageEnds,
    progress: progressOf(list.nextToken === undefined, query.isFetching, failure, loadedAnew),
    freshness: { asOf: list.asOf, receivedAt: list.receivedAt, stale: list.stale, pushed: list.pushed },
    retry,
  };
}

function progressOf(
  whole: boolean,
  fetching: boolean,
  failure: Failure | undefined,
  loadedAnew: number,
): ListProgress {
  if (whole) {
    if (fetching) return { kind: 'refreshing', loaded: loadedAnew, failure };
    return failure ? { kind: 'refresh-failed', failure } : { kind: 'complete' };
  }
  return failure && !fetching ? { kind: 'stopped', failure } : { kind: 'loading' };
}
