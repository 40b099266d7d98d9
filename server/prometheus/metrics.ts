import { collectDefaultMetrics, Registry } from 'prom-client';
import type { ConnectionDependencies } from '#server/aws/connections.ts';
import type { MeasuredRequest } from '#server/http/request-log.ts';
import { countRequests } from './request-metrics.ts';
import { type Watched, watchServices } from './service-metrics.ts';
import { countCalls } from './upstream-metrics.ts';

/** What the console tells of itself to Prometheus. Every label's values are those of a list that is known at the start. */
export interface Metrics {
  /** One for each request that is over. */
  request: (request: MeasuredRequest) => void;
  /** For the calls of one connection. */
  callsOf(connection: string): Pick<ConnectionDependencies, 'told' | 'toldOfSts'>;
  /** Reads these at each scrape; what cannot be read then is left out. */
  watch(services: Watched): void;
  contentType: string;
  /** The text format of Prometheus. */
  text(): Promise<string>;
}

/** A registry of its own, so that two consoles of one process do not count for one another. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  // Event loop delay, heap, garbage collection, processor, handles, by the names that Node's dashboards know.
  collectDefaultMetrics({ register: registry });
  return {
    request: countRequests(registry),
    callsOf: countCalls(registry),
    watch: (services) => watchServices(registry, services),
    contentType: registry.contentType,
    text: async () => registry.metrics(),
  };
}
