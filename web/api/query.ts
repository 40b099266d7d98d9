import { QueryClient, queryOptions } from '@tanstack/react-query';
import type { Input, JsonEndpoint } from '#shared/contract/endpoint.ts';
import { UnreachableError } from './failure.ts';
import { takeReload } from './reload.ts';
import { request } from './request.ts';
import { newRequestId, noteRequest } from './sent-requests.ts';

/** Within this time a page visited again shows what it has; later it loads anew. */
export const FRESH_MS = 15_000;
const KEPT_MS = 10 * 60_000;

/** Query options of one endpoint: `useQuery(q(api.stages.get, { connection, stageId }))`. No key is written by hand. */
export function q<E extends JsonEndpoint>(endpoint: E, input: Input<E>) {
  return queryOptions({
    queryKey: [endpoint.id, input] as const,
    queryFn: async ({ client, queryKey, signal }) => {
      const id = newRequestId();
      const forget = noteRequest(client, queryKey, id);
      const anew = takeReload(client, queryKey);
      return request(endpoint, input, signal, { anew, id }).finally(forget);
    },
  });
}

/**
 * The browser's cache. Nothing is polled and nothing reloads by itself: every call counts against a quota that the
 * customer's production shares, so data is loaded on visit and on Refresh, and shows its age.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        gcTime: KEPT_MS,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // A console on 127.0.0.1 works without a network; the browser's idea of being online says nothing about it.
        networkMode: 'always',
        // The server has already done what repeating can do against AWS. A lost connection is worth one more try.
        retry: (count, error) => count < 1 && error instanceof UnreachableError && error.reason === 'network',
        retryDelay: 500,
      },
    },
  });
}
