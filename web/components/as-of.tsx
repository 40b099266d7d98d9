import { useEffect, useState } from 'react';
import type { ErrorCode, Stale } from '#shared/contract/errors.ts';
import type { Freshness } from '#web/api/freshness.ts';
import { formatAge } from '#web/lib/duration.ts';
import { StateMark } from '#web/ui/state-mark.tsx';
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

const REASONS: Partial<Record<ErrorCode, string>> = {
  queue_full: 'too much is waiting',
  aws_throttled: 'AWS asks for fewer requests',
  aws_timeout: 'AWS does not answer',
  aws_unavailable: 'AWS cannot be reached',
  aws_invalid_answer: 'AWS’s answer cannot be read',
};

/** That nothing newer could be had, and why; AWS's own words in the tooltip. */
function NotRenewed({ stale }: { stale: Stale }) {
  return (
    <span className="text-warn" title={stale.message}>
      <span className="mr-1.5 inline-block align-middle">
        <StateMark tone="warn" shape="half" />
      </span>
      not renewed: {REASONS[stale.code] ?? stale.message}
    </span>
  );
}

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
        <NotRenewed stale={freshness.stale} />
      ) : (
        !ageless && <span className="inline-block min-w-12">{formatAge(age)}</span>
      )}
    </span>
  );
}
