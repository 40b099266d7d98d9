import type { Logger } from 'pino';
import type { ConnectionSettings } from './aws/connection-settings.ts';
import { type Connections, createConnections } from './aws/connections.ts';
import type { CallerDependencies } from './aws/call.ts';
import type { Observer } from './aws/observation.ts';

import { createHub, type Hub } from './live/hub.ts';
import { createJobs, type Jobs } from './jobs/jobs.ts';
import { openStore, type Store, type StoreSettings } from './store/open-store.ts';

export interface ServiceOptions {
  connections: readonly ConnectionSettings[];
  /** What the calls of a connection need. */
  caller: (connection: ConnectionSettings) => Omit<CallerDependencies, 'observe'>;
  store: StoreSettings;
  logger: Logger;
}

/** Everything of the console that lives longer than a request. */
export interface Services {
  connections: Connections;
  store: Store;
  hub: Hub;
  jobs: Jobs;
  /** To be called when no request is under way any more. */
  close(): Promise<void>;
}

/** Opens the store and the connections. The one place where the parts of the server are put together. */
export async function startServices({
  connections: settings,
  caller,
  store: where,
  logger,
}: ServiceOptions): Promise<Services> {
  const store = await openStore(where);
  const hub = createHub();
  const jobs = await createJobs(store, hub, logger);
  const observers: Observer[] = [];
  const connections = createConnections(settings, (connection) => ({
    ...caller(connection),
    observe: (seen) => {
      for (const observe of observers) observe(seen);
    },
  }));
  return {
    connections,
    store,
    hub,
    jobs,
    async close() {
      await jobs.close();
      connections.close();
      await store.close();
    },
  };
}
