import { Counter, Histogram, type Registry } from 'prom-client';
import type { MeasuredRequest } from '#server/http/request-log.ts';

/** Whatever is asked that is no endpoint: pages, files, probes, and addresses that do not exist. */
const NO_ENDPOINT = 'none';

/** From what memory answers to the ten seconds that AWS may take. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts requests by the endpoint's id and the class of the status, never by anything that a request brings. */
export function countRequests(registry: Registry): (request: MeasuredRequest) => void {
  const requests = new Counter({
    name: 'callboard_http_requests_total',
    help: 'Requests that are over, by endpoint and class of status; cut: the browser left before the end',
    labelNames: ['endpoint', 'status'] as const,
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'callboard_http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its answer, without live streams',
    labelNames: ['endpoint'] as const,
    buckets: SECONDS,
    registers: [registry],
  });
  return ({ endpoint, status, ms, isCut }) => {
    const label = endpoint?.id ?? NO_ENDPOINT;
    requests.inc({ endpoint: label, status: isCut ? 'cut' : `${Math.floor(status / 100)}xx` });
    if (endpoint?.kind !== 'stream') seconds.observe({ endpoint: label }, ms / 1000);
  };
}
