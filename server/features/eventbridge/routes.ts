import type { eventbridge } from '#shared/eventbridge/contract.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Store } from '#server/store/open-store.ts';
import type { Bridge } from './bridge.ts';
import { hookGuard, SECRET_HEADER } from './hook-guard.ts';
import { listEvents } from './list-events.ts';
import { publishersOf } from './publishers.ts';
import { readEvents } from './told-event.ts';

interface EventbridgeParts {
  connections: Connections;
  store: Store;
  bridge: Bridge;
  /** What the caller of the hook has to know; undefined: no events are taken. */
  hookSecret: string | undefined;
}

export function eventbridgeHandlers({
  connections,
  store,
  bridge,
  hookSecret,
}: EventbridgeParts): ContractHandlers<typeof eventbridge> {
  const letIn = hookGuard(hookSecret);
  const feedOf = (connection: string): { on: boolean; flowing: boolean } => ({
    on: hookSecret !== undefined,
    flowing: bridge.flow(connection).flowing,
  });
  return {
    async take({ rawBody, headers }, { log }) {
      letIn(headers[SECRET_HEADER], log);
      const { events, others } = readEvents(rawBody);
      const { taken, repeated, ignored } = await bridge.take(events);
      return { taken, repeated, ignored: ignored + others };
    },
    async list({ connection, ...about }) {
      connections.get(connection);
      return { ...(await listEvents(store.db, connection, about)), feed: feedOf(connection) };
    },
    async publishers({ connection, sessionId }) {
      connections.get(connection);
      return { items: await publishersOf(store.db, connection, sessionId), feed: feedOf(connection) };
    },
  };
}
