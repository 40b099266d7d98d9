import { formatDuration } from '#web/lib/duration.ts';

interface DurationProps {
  /** ISO 8601. */
  from: string;
  /** ISO 8601: the end, or for what still goes on the `asOf` of the data, never the browser's clock. */
  to: string;
}

/** How long something lasted, or has lasted so far. */
export function Duration({ from, to }: DurationProps) {
  return <span className="whitespace-nowrap">{formatDuration(Date.parse(to) - Date.parse(from))}</span>;
}
