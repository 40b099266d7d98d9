import type { Connections } from '#server/aws/connections.ts';
import type { Hub } from '../hub.ts';
import { PollingLoad } from './polling-load.ts';
import { feedsOf, POLLED, type PolledTopic, type ReadHandlers } from './topic-feeds.ts';
import { watchTopic } from './topic-watch.ts';

interface PolledSourcesOptions {
  connections: Connections;
  /** The API's own handlers: what is pushed is what would be answered. */
  handlers: ReadHandlers;
  /**
   * By how much polling of a connection may be slower than usual, because what happens there is told in another way
   * too; 1 where it is not.
   */
  slowness?: (connection: string) => number;
}

/** Makes the hub ask AWS about what somebody watches, and about nothing else. */
export function pollForTopics(hub: Hub, { connections, handlers, slowness }: PolledSourcesOptions): void {
  const loads = new Map(
    connections.all.map(({ settings, budget }) => [
      settings.id,
      new PollingLoad((operation) => budget.shareOf(operation)),
    ]),
  );
  for (const kind of POLLED)
    hub.source(kind, (topic) => {
      const load = loads.get(topic.connection);
      if (load === undefined) throw new Error(`there is no connection ${topic.connection}`);
      return watchTopic({
        topic,
        feeds: feedsOf(topic as PolledTopic, handlers, connections),
        load,
        publish: (news) => hub.publish(news),
        slowness: () => slowness?.(topic.connection) ?? 1,
      });
    });
}
