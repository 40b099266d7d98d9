import { lazy, Suspense, useEffect, useState } from 'react';
import type { Freshness } from '#web/api/freshness.ts';
import { formatAge } from '#web/lib/duration.ts';
import { Time } from './time.tsx';

/** Finer while it matters, so that a page that lies open all day is not redrawn every second. */
function tickAfter(age: number): number {
  if (age < 60_000) return 1_000;
  return age < 3_600_000 ? 15_000 : 300_000;
}

interface AsOfProps {
  freshness: Freshness;
  /** Without “8 s ago”: it is kept up to date, or changes no more. */
  ageless?: boolean;
}

const NotRenewed = lazy(async () => ({ default: (await import('./not-renewed.tsx')).NotRenewed }));

/**
 * “as of 14:05:12 UTC · 8 s ago”: the upstream's time, and how long this browser has had the data. Where AWS gave nothing
 * newer, that stands in place of how long.
 */
export function AsOf({ freshness, ageless = false }: AsOfProps) {
  const [now, setNow] = useState(Date.now);
  const age = now - freshness.receivedAt;
  useEffect(() => {
    if (ageless) return;
    const timer = setTimeout(() => setNow(Date.now()), tickAfter(Date.now() - freshness.receivedAt));
    return () => clearTimeout(timer);
  }, [now, freshness.receivedAt, ageless]);
  return (
    <span className={freshness.stale ? 'text-muted' : 'whitespace-nowrap text-muted'}>
      as of <Time at={freshness.asOf} form="time" />
      {(freshness.stale !== undefined || !ageless) && <span aria-hidden> · </span>}
      {freshness.stale ? (
        <Suspense>
          <NotRenewed stale={freshness.stale} />
        </Suspense>
      ) : (
        !ageless && <span className="inline-block min-w-12">{formatAge(age)}</span>
      )}
    </span>
  );
}
