import { useState } from 'react';
import type { MetricSeriesSet } from '#shared/metrics/contract.ts';
import type { Load } from '#web/api/use-item.ts';

/** A stretch to ask for, as text. */
export interface MetricSpan {
  from: string;
  to: string;
}

const MINUTE = 60_000;

/**
 * The stretch to ask for: in whole minutes, so that a live session asks once a minute and not with every answer.
 * @param from milliseconds since the epoch
 * @param to of what is live, the upstream's time
 */
export function metricSpan(from: number, to: number): MetricSpan {
  const start = Math.floor(from / MINUTE) * MINUTE;
  const end = Math.max(Math.ceil(to / MINUTE) * MINUTE, start + MINUTE);
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
}

/** What is loaded, and while a longer stretch of the same is, what was there before. */
export function useSteadySet(load: Load<MetricSeriesSet>, of: string): Load<MetricSeriesSet> {
  const ready = load.state === 'ready' ? load : undefined;
  const [last, setLast] = useState<{ of: string; load: typeof ready }>({ of, load: ready });
  if (ready && (last.load?.data !== ready.data || last.of !== of)) setLast({ of, load: ready });
  return load.state === 'loading' && last.of === of && last.load ? last.load : load;
}
