import { readInstant } from '#web/components/zone-time.ts';
import { formatDuration } from '#web/lib/duration.ts';
import { inZone } from '#web/lib/instant.ts';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';

const DAY_MS = 86_400_000;
const CLOCK_ONLY = /^\d{1,2}:\d{2}(:\d{2})?$/;

/** An instant that was typed, or why it cannot be gone to. */
export type GoTo = { at: number; problem?: undefined } | { at?: undefined; problem: string };

/**
 * Reads a time that somebody typed: `14:05` or `14:05:12` by the clock of a zone, a day and a time, ISO 8601 with its
 * zone, or seconds or milliseconds since 1970. A time of day means the day of the session on which it was; of several
 * the one nearest to what is looked at.
 * @param session start and end of what is known of it
 * @param near an instant, milliseconds since the epoch
 */
export function readGoTo(text: string, zone: string, session: TimeWindow, near: number): GoTo {
  const typed = text.trim();
  if (typed === '') return { problem: 'Type a time, such as 14:05.' };
  if (CLOCK_ONLY.test(typed)) {
    const found = onSomeDay(typed, zone, session);
    if (found.length === 0)
      return { problem: `${typed} is no time of day: hours go to 23, minutes and seconds to 59.` };
    const within = found.filter((time) => isWithin(time, session));
    const [nearest] = within.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near));
    return nearest === undefined ? { problem: outside(found[0] ?? 0, session, zone) } : { at: nearest };
  }
  const at = readInstant(typed, '', zone);
  if (at === undefined || !isRealDay(typed))
    return {
      problem:
        'This cannot be read as a time. It can be 14:05, 14:05:12, 2026-11-20 14:05, 2026-11-20T13:05:00Z, or seconds or milliseconds since 1970.',
    };
  return isWithin(at, session) ? { at } : { problem: outside(at, session, zone) };
}

/** That time of day on each day that the session touches. */
function onSomeDay(typed: string, zone: string, { from, to }: TimeWindow): number[] {
  const days = new Set<string>();
  for (let day = from; day < to + DAY_MS; day += DAY_MS) {
    const date = inZone(new Date(Math.min(day, to)).toISOString(), zone)?.date;
    if (date !== undefined) days.add(date);
  }
  return [...days].flatMap((day) => readInstant(typed, day, zone) ?? []);
}

/** JavaScript takes 30 February for 2 March. */
function isRealDay(typed: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(typed)?.[0];
  if (date === undefined) return true;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** A time is typed to the second or the minute; the session began and ended within them. */
const SLACK_MS = 60_000;

function isWithin(time: number, { from, to }: TimeWindow): boolean {
  return time >= from - SLACK_MS && time <= to + SLACK_MS;
}

function outside(time: number, { from, to }: TimeWindow, zone: string): string {
  const before = time < from;
  const edge = inZone(new Date(before ? from : to).toISOString(), zone);
  const when = edge ? ` (${edge.date} ${edge.time} ${edge.zone})` : '';
  const by = formatDuration(before ? from - time : time - to);
  return before
    ? `That is ${by} before the session began${when}.`
    : `That is ${by} after the end of what is known of the session${when}.`;
}
