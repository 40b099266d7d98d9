import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Topic, topicText } from '#shared/live/topic.ts';
import type { LiveClient } from './live-client.ts';
import type { LiveLook } from './live-look.ts';

const clients = new WeakMap<QueryClient, Promise<LiveClient>>();

/** The one of this page; its code is fetched when something is first watched. */
function clientOf(cache: QueryClient): Promise<LiveClient> {
  let client = clients.get(cache);
  if (client === undefined) {
    client = import('./live-client.ts').then(({ LiveClient }) => new LiveClient(cache));
    clients.set(cache, client);
  }
  return client;
}

const NOTHING_CHANGES = () => () => undefined;

/**
 * Keeps a topic's answers in the query cache up to date as long as the component is there and the tab is seen.
 * @param topic undefined watches nothing
 * @param paused it stays as it is for as long as this holds
 * @returns how it fares; undefined while that is not known, and in a browser that has no event streams
 */
export function useLive(topic: Topic | undefined, paused = false): LiveLook | undefined {
  const cache = useQueryClient();
  const [client, setClient] = useState<LiveClient>();
  const text = topic && topicText(topic);
  const wanted = text !== undefined && 'EventSource' in globalThis;
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    clientOf(cache).then(
      (made) => !left && setClient(made),
      // Without that code the page is as it was loaded; the next page tries again.
      () => clients.delete(cache),
    );
    return () => {
      left = true;
    };
  }, [wanted, cache]);
  useEffect(
    () => (client && text !== undefined && !paused ? client.watch(text) : undefined),
    [client, text, paused],
  );
  return useSyncExternalStore(client ? (listener) => client.subscribe(listener) : NOTHING_CHANGES, () =>
    wanted && client ? client.lookOf(text, paused) : undefined,
  );
}
