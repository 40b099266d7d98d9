import { useQuery } from '@tanstack/react-query';
import { search } from '#shared/search/contract.ts';
import type { Input } from '#shared/contract/endpoint.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { request } from '#web/api/request.ts';
import { useParts } from './use-parts.ts';

export type SessionsInput = Omit<Input<typeof search.sessions>, 'cursor'>;

/** The sessions of all stages, part after part. There is more as long as the server says so. */
export function useSessionParts(input: SessionsInput) {
  const query = useQuery(q(search.sessions, input));
  const parts = useParts([search.sessions.id, input], query.data, async (cursor) =>
    request(search.sessions, { ...input, cursor }),
  );
  const failure = query.data === undefined && query.error !== null ? asFailure(query.error) : parts.failure;
  return {
    ...parts,
    ready: query.data !== undefined,
    fetching: query.isFetching || parts.fetching,
    failure,
    /** How far into the past the last part has looked, where it was not full. */
    lookedBackTo: parts.parts.at(-1)?.lookedBackTo,
    retry: () => (query.data === undefined ? void query.refetch() : parts.loadMore()),
  };
}
