import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { search } from '#shared/search/contract.ts';
import type { Input, Wire } from '#shared/contract/endpoint.ts';
import { asFailure } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';

export type SessionsInput = Omit<Input<typeof search.sessions>, 'cursor'>;
type Part = Wire<typeof search.sessions>;

/** The sessions of all stages, part after part. There is more as long as the server says so. */
export function useSessionParts(input: SessionsInput) {
  const query = useInfiniteQuery<Part, Error, InfiniteData<Part>, readonly unknown[], string | undefined>({
    queryKey: [search.sessions.id, input, 'parts'],
    initialPageParam: undefined,
    queryFn: async ({ pageParam, signal }) =>
      request(search.sessions, pageParam === undefined ? input : { ...input, cursor: pageParam }, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = query;
  return {
    parts: data?.pages,
    /** How far into the past the last part has looked, where it was not full. */
    lookedBackTo: data?.pages.at(-1)?.lookedBackTo,
    failure: error === null ? undefined : asFailure(error),
    fetching: isFetching,
    more: hasNextPage,
    loadMore: () => void fetchNextPage(),
    retry: () => void (data === undefined ? refetch() : fetchNextPage()),
  };
}
