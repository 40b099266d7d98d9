import { Counter, type Registry } from 'prom-client';
import type { Metrics } from './metrics.ts';

/** Counts every attempt to call AWS. Outcomes are the console's own codes, and the reasons of AWS STS. */
export function countCalls(registry: Registry): Metrics['callsOf'] {
  const calls = new Counter({
    name: 'callboard_upstream_calls_total',
    help: 'Attempts to call AWS, by connection, operation and how they ended',
    labelNames: ['connection', 'operation', 'outcome'] as const,
    registers: [registry],
  });
  return (connection) => ({
    told: (operation, outcome) => calls.inc({ connection, operation, outcome }),
    toldOfSts: (operation, trouble) =>
      calls.inc({ connection, operation, outcome: trouble === undefined ? 'ok' : trouble.reason }),
  });
}
