import type { Span } from '#server/emulator/simulation/span.ts';
import type { Sampler } from './samples.ts';

export const STATISTICS = ['Average', 'Minimum', 'Maximum', 'Sum', 'SampleCount'] as const;
export type Statistic = (typeof STATISTICS)[number];

export interface DataPoint {
  /** The beginning of its period, seconds since the epoch. */
  second: number;
  value: number;
}

/** How often something is measured, in milliseconds. UNCONFIRMED: AWS does not say how often IVS Real-Time reports. */
const SAMPLE_MS = 20_000;
/** Of a long period so many samples stand for all. */
const MOST_SAMPLES = 12;

/** How long CloudWatch keeps data of each resolution, from the finest (CloudWatch User Guide, "Metrics retention"). */
const KEPT: readonly { seconds: number; days: number }[] = [
  { seconds: 60, days: 15 },
  { seconds: 300, days: 63 },
  { seconds: 3_600, days: 455 },
];

/** What period a data point of that age must be a multiple of, in seconds; undefined where nothing is kept any more. */
export function resolutionAt(ageMs: number): number | undefined {
  return KEPT.find(({ days }) => ageMs <= days * 86_400_000)?.seconds;
}

/**
 * The data points of a metric, oldest first: one for each period in which anything was measured.
 * @param period seconds
 * @param now nothing later has been measured
 */
export function dataPoints(
  sampler: Sampler,
  { from, to }: Span,
  period: number,
  statistic: Statistic,
  now: number,
): DataPoint[] {
  const length = period * 1_000;
  const step = Math.max(SAMPLE_MS, length / MOST_SAMPLES);
  const points: DataPoint[] = [];
  for (let start = Math.floor(from / length) * length; start < to && start <= now; start += length) {
    const kept = resolutionAt(now - start);
    if (kept === undefined || period % kept !== 0) continue;
    const values: number[] = [];
    for (let at = start; at < Math.min(start + length, now + 1); at += step) values.push(...sampler(at));
    if (values.length > 0) points.push({ second: start / 1_000, value: of(values, statistic) });
  }
  return points;
}

function of(values: readonly number[], statistic: Statistic): number {
  const sum = values.reduce((total, value) => total + value, 0);
  switch (statistic) {
    case 'Average':
      return sum / values.length;
    case 'Sum':
      return sum;
    case 'SampleCount':
      return values.length;
    case 'Minimum':
      return values.reduce((least, value) => Math.min(least, value));
    case 'Maximum':
      return values.reduce((most, value) => Math.max(most, value));
  }
}
