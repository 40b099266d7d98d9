import { useEffect, useState } from 'react';
import type { Freshness } from '#web/api/freshness.ts';
import { formatAge } from '#web/lib/duration.ts';
import { Time } from './time.tsx';

/** Finer while it matters, so that a page that lies open all day is not redrawn every second. */
function tickAfter(age: number): number {
  if (age < 60_000) return 1_000;
  return age < 3_600_000 ? 15_000 : 300_000;
}

/** “as of 14:05:12 UTC · 8 s ago”: the upstream's time, and how long this browser has had the data. */
export function AsOf({ freshness }: { freshness: Freshness }) {
  const [now, setNow] = useState(Date.now);
  const age = now - freshness.receivedAt;
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), tickAfter(Date.now() - freshness.receivedAt));
    return () => clearTimeout(timer);
  }, [now, freshness.receivedAt]);
  return (
    <span className="whitespace-nowrap text-muted">
      as of <Time at={freshness.asOf} form="time" />
      <span aria-hidden> · </span>
      <span className="inline-block min-w-12">{formatAge(age)}</span>
    </span>
  );
}
