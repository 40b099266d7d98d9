import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Input, JsonEndpoint, Wire } from '#shared/contract/endpoint.ts';
import type { Stale } from '#shared/contract/errors.ts';
import { asFailure, type Failure } from './failure.ts';
import type { Freshness } from './freshness.ts';
import { q } from './query.ts';
import { reload } from './reload.ts';

/** What a page knows of one thing it asked for. `failed` means nothing is known; a failed refresh keeps what was. */
export type Load<Data> =
  | { state: 'loading'; queryKey?: QueryKey }
  | { state: 'failed'; failure: Failure; retry: () => void }
  | {
      state: 'ready';
      data: Data;
      freshness: Freshness;
      refreshing: boolean;
      /** The last refresh failed; `data` is what came before it. */
      refreshFailure: Failure | undefined;
      retry: () => void;
    };

interface Snapshot {
  item: unknown;
  asOf: string;
  stale?: Stale | undefined;
  pushed?: boolean;
}

/** The endpoints that answer one item with its time. */
export type ItemEndpoint<E extends JsonEndpoint> = Wire<E> extends Snapshot ? E : never;

/** Loads one item on visit. `undefined` as input waits: nothing is asked until the input is known. */
export function useItem<E extends JsonEndpoint>(
  endpoint: ItemEndpoint<E>,
  input: Input<E> | undefined,
): Load<Extract<Wire<E>, Snapshot>['item']> {
  type Answer = Extract<Wire<E>, Snapshot>;
  const client = useQueryClient();
  const options = q(endpoint, (input ?? {}) as Input<ItemEndpoint<E>>);
  const query = useQuery({
    ...options,
    enabled: input !== undefined,
  });
  const retry = () => void reload(client, { queryKey: options.queryKey, exact: true });
  const failure = query.error === null ? undefined : asFailure(query.error);
  if (query.data === undefined) {
    return failure ? { state: 'failed', failure, retry } : { state: 'loading', queryKey: options.queryKey };
  }
  const answer = query.data as Answer;
  return {
    state: 'ready',
    data: answer.item,
    freshness: {
      asOf: answer.asOf,
      receivedAt: query.dataUpdatedAt,
      stale: answer.stale,
      pushed: answer.pushed,
    },
    refreshing: query.isFetching,
    refreshFailure: failure,
    retry,
  };
}
