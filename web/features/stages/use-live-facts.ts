import { type FetchQueryOptions, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Freshness } from '#web/api/freshness.ts';
import { q } from '#web/api/query.ts';
import { LiveFactsLoader, type LiveStage, publisherPresence } from './live-facts.ts';

/** A list that is pushed comes every few seconds; each live stage on screen costs a call of its own each round. */
const ROUND_MS = 30_000;

/** When the stages wanted were last to be asked about anew. */
function useRound(list: Freshness | undefined): number {
  const [round, setRound] = useState(0);
  const { receivedAt = 0, pushed = false } = list ?? {};
  const next = receivedAt - round > (pushed ? ROUND_MS : 0) ? receivedAt : round;
  // Set while drawing, as React has it for what follows from what is drawn.
  if (next !== round) setRound(next);
  return next;
}

/** Rows rushing past are not asked about. */
const REST_MS = 300;

/**
 * Facts of live stages, loaded for those wanted once the wanting has rested.
 * @param wanted the most urgent first
 * @param list when the list came: whether publishers are there is asked anew for each list that somebody asked for, and
 *   now and then for one that is kept up to date by itself
 */
export function useLiveFacts(
  connection: string,
  wanted: readonly LiveStage[],
  list: Freshness | undefined,
): LiveFactsLoader {
  const round = useRound(list);
  const client = useQueryClient();
  const [loader] = useState(() => {
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
        // Asked for once the list is drawn: these contracts are no part of the first route.
        const { sessions } = await import('#shared/sessions/contract.ts');
        const options = q(sessions.get, { connection, ...stage });
        return (await cancellable({ ...options, staleTime: Infinity }, signal)).item.startTime;
      },
      loadPublishers: async (stage, round, signal) => {
        const { participants } = await import('#shared/participants/contract.ts');
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
  });
  const key = wanted.map(({ sessionId }) => sessionId).join(' ');
  useEffect(() => {
    const timer = setTimeout(() => loader.want(wanted, round), REST_MS);
    return () => clearTimeout(timer);
    // The key stands for `wanted`, which is a new array at every drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [loader, key, round]);
  useEffect(() => () => loader.want([], 0), [loader]);
  useSyncExternalStore(
    (listener) => loader.subscribe(listener),
    () => loader.known,
  );
  return loader;
}
