import { inZone } from '#web/lib/instant.ts';
import type { EventRow } from './event-rows.ts';

/** The day on which all events happened, in a zone; undefined when they are of several days, or have no time. */
export function dayOfEvents(rows: readonly EventRow[], zone: string): string | undefined {
  const first = rows[0]?.event.eventTime;
  const last = rows.at(-1)?.event.eventTime;
  if (first === undefined || last === undefined) return undefined;
  const day = inZone(first, zone)?.date;
  return day === inZone(last, zone)?.date ? day : undefined;
}
