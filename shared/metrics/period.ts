/** A stretch of time in milliseconds since the epoch, cut into periods of so many seconds. */
export interface MetricWindow {
  from: number;
  to: number;
  /** Seconds. */
  period: number;
}

const DAY_MS = 86_400_000;

/** What period data of an age is kept in, in seconds (CloudWatch User Guide, "Metrics retention"). */
const KEPT: readonly { days: number; period: number }[] = [
  { days: 15, period: 60 },
  { days: 63, period: 300 },
  { days: 455, period: 3_600 },
];

/** Periods that people count in, each a multiple of those before the coarser ages. */
const PERIODS = [60, 300, 900, 3_600, 21_600, 86_400] as const;

/** Data points of one line: more than there are pixels show nothing more. */
export const MOST_POINTS = 720;

/**
 * The finest periods in which a stretch can be asked for: as CloudWatch keeps data of that age, and not more than a chart
 * shows. IVS Real-Time may measure more often than once a minute; it does not say so, and a minute is always there.
 * @param now the upstream's time
 * @returns the stretch widened to whole periods; undefined where nothing of that age is kept any more
 */
export function metricWindow(from: number, to: number, now: number): MetricWindow | undefined {
  const kept = KEPT.find(({ days }) => now - from <= days * DAY_MS);
  if (kept === undefined) return undefined;
  const period =
    PERIODS.find(
      (seconds) => seconds >= kept.period && Math.ceil((to - from) / (seconds * 1_000)) < MOST_POINTS,
    ) ?? PERIODS[PERIODS.length - 1];
  if (period === undefined) return undefined;
  const length = period * 1_000;
  return { from: Math.floor(from / length) * length, to: Math.ceil(to / length) * length, period };
}

/** How many periods there are in a window. */
export function periodsIn({ from, to, period }: MetricWindow): number {
  return Math.round((to - from) / (period * 1_000));
}
