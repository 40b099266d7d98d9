import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Group, search } from '#shared/search/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';

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
    settled: !query.isPlaceholderData && !query.isFetching,
    failure: query.error === null ? undefined : asFailure(query.error),
    retry: () => void query.refetch(),
  };
}

/** Parts without any match that are followed by themselves, before somebody is asked whether to go on. */
const BY_ITSELF = 10;

export interface Parts<Item> {
  items: Item[];
  more: boolean;
  fetching: boolean;
  failure: Failure | undefined;
  lookedBackTo: string | undefined;
  loadMore: () => void;
}

/** One kind of results with the further parts that were asked for. To be mounted anew for another line. */
export function useParts<G extends Group>(
  connection: string,
  line: string,
  group: G,
  first: GroupPart<G>,
): Parts<GroupPart<G>['items'][number]> {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const further = useQueries({
    queries: cursors.map((cursor) => q(search.find, { connection, q: line, group, cursor })),
  });
  const parts = [first, ...further.flatMap(({ data }) => (data?.[group] as GroupPart<G> | undefined) ?? [])];
  const last = parts.at(-1);
  const fetching = further.some(({ isFetching }) => isFetching);
  const failed = further.find(({ error, isFetching }) => error !== null && !isFetching);
  const next = parts.length > cursors.length ? last?.nextCursor : undefined;
  const empty = last !== undefined && last.items.length === 0;
  const goesOn = next !== undefined && empty && cursors.length < BY_ITSELF;
  useEffect(() => {
    if (goesOn) setCursors((before) => [...before, next]);
  }, [goesOn, next]);
  return {
    items: parts.flatMap(({ items }) => items as GroupPart<G>['items'][number][]),
    more: next !== undefined || failed !== undefined,
    fetching,
    failure: failed?.error ? asFailure(failed.error) : undefined,
    lookedBackTo: last?.lookedBackTo,
    loadMore: () => {
      if (failed !== undefined) void failed.refetch();
      else if (next !== undefined) setCursors((before) => [...before, next]);
    },
  };
}
