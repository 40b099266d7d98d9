import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Group, search } from '#shared/search/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { request } from '#web/api/request.ts';
import { useParts } from './use-parts.ts';

export type Found = Wire<typeof search.find>;
export type GroupPart<G extends Group> = NonNullable<Found[G]>;

/** What answers to a line; while a new line is asked, the answer to the one before stays. */
export function useFound(connection: string, line: string) {
  const query = useQuery({
    ...q(search.find, { connection, q: line }),
    enabled: line !== '',
    placeholderData: (before) => before,
  });
  return {
    found: line === '' ? undefined : query.data,
    /** Whether `found` is the answer to this very line. */
    settled: !query.isPlaceholderData,
    failure: query.error === null ? undefined : asFailure(query.error),
    retry: () => void query.refetch(),
  };
}

/** Parts without any match that are followed by themselves, before somebody is asked whether to go on. */
const BY_ITSELF = 10;

/** One kind of results with the further parts that were asked for. */
export function useGroup<G extends Group>(
  connection: string,
  line: string,
  group: G,
  first: GroupPart<G>,
): GroupState<GroupPart<G>['items'][number]> {
  const { parts, loadMore, ...state } = useParts<GroupPart<G>>(
    [search.find.id, { connection, q: line, group }],
    first,
    async (cursor) => {
      const found = await request(search.find, { connection, q: line, group, cursor });
      return (found[group] ?? { items: [] }) as GroupPart<G>;
    },
  );
  const last = parts.at(-1);
  const goesOn = last?.items.length === 0 && state.more && parts.length <= BY_ITSELF && !state.failure;
  useEffect(() => {
    if (goesOn) loadMore();
    // A new function at every drawing; what it loads is told by the number of parts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [goesOn, parts.length]);
  return {
    ...state,
    loadMore,
    items: parts.flatMap(({ items }) => items as GroupPart<G>['items'][number][]),
    lookedBackTo: last?.lookedBackTo,
  };
}

export interface GroupState<Item> {
  items: readonly Item[];
  more: boolean;
  fetching: boolean;
  failure: Failure | undefined;
  lookedBackTo: string | undefined;
  loadMore: () => void;
}
