import { Counter, Gauge, type Registry } from 'prom-client';
import type { AnyOperation } from '#server/aws/any-operation.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { LaneGauge } from '#server/aws/budget/budget.ts';
import { PRIORITIES } from '#server/aws/budget/priority.ts';

interface Lane {
  connection: string;
  operation: AnyOperation;
}

/** What each operation uses of the rates that AWS allows. Connections to one account and Region share theirs. */
export function watchBudgets(registry: Registry, connections: Connections): void {
  const lanes = (): (LaneGauge & { lane: Lane })[] =>
    connections.all.flatMap(({ settings, budget }) =>
      [...budget.gauges()].map(([operation, gauge]) => ({
        ...gauge,
        lane: { connection: settings.id, operation },
      })),
    );
  const labelNames = ['connection', 'operation'] as const;
  const registers = [registry];

  function gauge(name: string, help: string, read: (of: LaneGauge) => number): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      collect() {
        for (const { lane, ...of } of lanes()) this.set({ ...lane }, read(of));
      },
    });
  }
  function counter(name: string, help: string, read: (of: LaneGauge) => number): void {
    new Counter({
      name,
      help,
      labelNames,
      registers,
      collect() {
        // The budget counts; here it is only copied.
        this.reset();
        for (const { lane, ...of } of lanes()) this.inc({ ...lane }, read(of));
      },
    });
  }

  gauge(
    'callboard_budget_share_used_ratio',
    'Calls of the last minute as a part of those that the console allows itself',
    ({ lastMinute, share }) => lastMinute.sent / (share * 60),
  );
  gauge(
    'callboard_budget_calls_per_second',
    'Calls a second that are sent at most now: less than the share while AWS throttles',
    ({ perSecond }) => perSecond,
  );
  counter('callboard_budget_sent_total', 'Calls that were sent', ({ sent }) => sent);
  counter('callboard_budget_throttled_total', 'Calls that AWS throttled', ({ throttled }) => throttled);
  counter('callboard_budget_repeated_total', 'Calls that were sent again', ({ repeated }) => repeated);
  new Gauge({
    name: 'callboard_budget_waiting',
    help: 'Calls that wait for their turn, by who waits for the answer',
    labelNames: [...labelNames, 'priority'] as const,
    registers,
    collect() {
      for (const { lane, waiting } of lanes())
        for (const priority of PRIORITIES) this.set({ ...lane, priority }, waiting[priority]);
    },
  });
}
