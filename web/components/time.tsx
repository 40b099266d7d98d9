import { inUtc, inZone } from '#web/lib/instant.ts';
import { useZone } from '#web/ui/preferences-store.ts';

interface TimeProps {
  /** ISO 8601, as the API gives it. */
  at: string;
  /** `full` has the date; `time` is for places where the day is clear from what stands beside it. */
  form?: 'full' | 'time';
}

/** An instant in the chosen zone, the zone always beside it; UTC in the tooltip. */
export function Time({ at, form = 'full' }: TimeProps) {
  const parts = inZone(at, useZone());
  return (
    <time dateTime={at} title={inUtc(at)} className="whitespace-nowrap">
      {parts ? (
        <>
          {form === 'full' && `${parts.date} `}
          {parts.time} <span className="text-muted">{parts.zone}</span>
        </>
      ) : (
        at
      )}
    </time>
  );
}
