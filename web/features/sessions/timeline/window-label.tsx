import { useSyncExternalStore } from 'react';
import { formatDuration } from '#web/lib/duration.ts';
import { inZone } from '#web/lib/instant.ts';
import type { TimelineView } from './timeline-view.ts';

const DAY = 86_400_000;

/** The stretch that is looked at, in words: `2026-11-20 14:00:10 – 14:42:10 CET, 42 min`. It follows every movement. */
export function WindowLabel({ view, zone }: { view: TimelineView; zone: string }) {
  const { from, to } = useSyncExternalStore(view.subscribe, view.getWindow);
  const first = inZone(new Date(from).toISOString(), zone);
  const last = inZone(new Date(to).toISOString(), zone);
  if (!first || !last) return null;
  const withDays = to - from >= DAY || first.date !== last.date;
  return (
    <span className="text-xs whitespace-nowrap">
      <span className={withDays ? undefined : 'hidden sm:inline'}>{first.date} </span>
      {first.time} – {withDays && `${last.date} `}
      {last.time} {last.zone}
      <span className="hidden sm:inline">, {formatDuration(to - from)}</span>
    </span>
  );
}
