import { formatDuration } from '#web/lib/duration.ts';
import { inZone } from '#web/lib/instant.ts';
import { offsetWords } from '#web/components/time-axis/offset-words.ts';
import type { TimelineView } from './timeline-view.ts';
import { usePacedWindow } from '#web/components/time-axis/use-paced-window.ts';

const DAY = 86_400_000;

interface WindowLabelProps {
  view: TimelineView;
  zone: string;
  secondZone: string | undefined;
  /** Of the session, where times are counted from it; milliseconds since the epoch. */
  countedFrom: number | undefined;
}

/** The stretch that is looked at, in words: `2026-11-20 14:00:10 – 14:42:10 CET, 42 min`. It follows the picture. */
export function WindowLabel({ view, zone, secondZone, countedFrom }: WindowLabelProps) {
  const { from, to } = usePacedWindow(view);
  return (
    <span className="text-xs">
      <ZonedWindow from={from} to={to} zone={zone} />
      {secondZone !== undefined && secondZone !== zone && (
        <>
          {' · '}
          <ZonedWindow from={from} to={to} zone={secondZone} />
        </>
      )}
      {countedFrom !== undefined && (
        <span className="whitespace-nowrap">
          {' · '}
          {offsetWords(from - countedFrom)} to {offsetWords(to - countedFrom)}
        </span>
      )}
      <span className="hidden whitespace-nowrap sm:inline">, {formatDuration(to - from)}</span>
    </span>
  );
}

function ZonedWindow({ from, to, zone }: { from: number; to: number; zone: string }) {
  const first = inZone(new Date(from).toISOString(), zone);
  const last = inZone(new Date(to).toISOString(), zone);
  if (!first || !last) return null;
  const withDays = to - from >= DAY || first.date !== last.date;
  return (
    <span className="whitespace-nowrap">
      <span className={withDays ? undefined : 'hidden sm:inline'}>{first.date} </span>
      {first.time} – {withDays && `${last.date} `}
      {last.time} {last.zone}
    </span>
  );
}
