import { Gauge, type Registry } from 'prom-client';
import { connectionState } from '#server/aws/connection-state.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { Jobs } from '#server/jobs/jobs.ts';
import type { LiveStreams } from '#server/live/live-streams.ts';
import type { Store } from '#server/store/open-store.ts';
import { usedBytes } from '#server/store/size.ts';
import { watchBudgets } from './budget-metrics.ts';

/** PostgreSQL reads a whole table for it, and it grows slowly. */
const SIZE_EVERY_MS = 300_000;

/** What is looked at. */
export interface Watched {
  connections: Connections;
  jobs: Pick<Jobs, 'list'>;
  streams: Pick<LiveStreams, 'readers'>;
  store: Store;
}

/** Gauges that are read when somebody scrapes, and cost nothing before. */
export function watchServices(registry: Registry, { connections, jobs, streams, store }: Watched): void {
  const registers = [registry];
  watchBudgets(registry, connections);
  new Gauge({
    name: 'callboard_connection_trouble',
    help: '1 for each connection that could not be used the last time, by the reason',
    labelNames: ['connection', 'reason'] as const,
    registers,
    collect() {
      this.reset();
      for (const connection of connections.all) {
        const reason = connectionState(connection).trouble?.reason;
        if (reason !== undefined) this.set({ connection: connection.settings.id, reason }, 1);
      }
    },
  });
  new Gauge({
    name: 'callboard_live_streams',
    help: 'Live streams that are being read, one a browser',
    registers,
    collect() {
      this.set(streams.readers);
    },
  });
  new Gauge({
    name: 'callboard_jobs',
    help: 'Jobs that are listed, by connection and state',
    labelNames: ['connection', 'state'] as const,
    registers,
    collect() {
      this.reset();
      for (const { settings } of connections.all)
        for (const { state } of jobs.list(settings.id)) this.inc({ connection: settings.id, state });
    },
  });
  let size: { at: number; bytes: Promise<number | undefined> } | undefined;
  new Gauge({
    name: 'callboard_store_bytes',
    help: 'Bytes in use in the database of the console, at most five minutes old; missing while it cannot be read',
    registers,
    async collect() {
      const now = performance.now();
      if (size === undefined || now - size.at >= SIZE_EVERY_MS)
        size = { at: now, bytes: usedBytes(store).catch(() => undefined) };
      const bytes = await size.bytes;
      if (bytes === undefined) {
        size = undefined;
        this.remove();
      } else this.set(bytes);
    },
  });
}
