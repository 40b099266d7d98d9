import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query';
import { participants } from '#shared/participants/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { q } from '#web/api/query.ts';
import { LiveFactsLoader, publisherPresence } from './live-facts.ts';

/** Loads facts of live stages through the query cache. */
export function liveFactsLoader(client: QueryClient, connection: string): LiveFactsLoader {
  async function cancellable<Data, Key extends QueryKey>(
    options: FetchQueryOptions<Data, Error, Data, Key>,
    signal: AbortSignal,
  ): Promise<Data> {
    const cancel = () => void client.cancelQueries({ queryKey: options.queryKey, exact: true });
    signal.addEventListener('abort', cancel);
    try {
      return await client.fetchQuery(options);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }
  return new LiveFactsLoader({
    loadStart: async (stage, signal) => {
      const options = q(sessions.get, { connection, ...stage });
      return (await cancellable({ ...options, staleTime: Infinity }, signal)).item.startTime;
    },
    loadPublishers: async (stage, round, signal) => {
      const options = q(participants.list, {
        connection,
        ...stage,
        filterByPublished: true,
        maxResults: 100,
      });
      const staleTime = (query: { state: { dataUpdatedAt: number } }) =>
        query.state.dataUpdatedAt >= round ? Infinity : 0;
      return publisherPresence(await cancellable({ ...options, staleTime }, signal));
    },
  });
}
