import { inZone } from '#web/lib/instant.ts';

const DAY_MS = 86_400_000;

/**
 * The instant at which the clocks of a zone show a day and a time. Of a time that the clocks show twice in autumn the
 * first one; of one that they skip in spring, the time that they show instead.
 *
 * @param date `2026-11-20`
 * @param time `14:05:00`
 * @param zone an IANA zone name
 * @returns milliseconds since the epoch, or undefined where the texts are no day and time
 */
export function instantIn(date: string, time: string, zone: string): number | undefined {
  const asUtc = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const offsetAt = (instant: number): number => {
    const parts = inZone(new Date(instant).toISOString(), zone);
    return parts === undefined ? NaN : Date.parse(`${parts.date}T${parts.time}Z`) - instant;
  };
  // No offset is a day or more, so that the right one is among those of the days around.
  const offsets = [offsetAt(asUtc - DAY_MS), offsetAt(asUtc + DAY_MS)];
  const instants = offsets.map((offset) => asUtc - offset);
  return instants.find((instant) => offsetAt(instant) === asUtc - instant) ?? instants[0];
}

const FULL = /^(\d{4}-\d{2}-\d{2})[T ]+(\d{1,2}:\d{2}(?::\d{2})?)$/;
const CLOCK = /^(\d{1,2}:\d{2}(?::\d{2})?)$/;

const padded = (clock: string): string => {
  const [hours = '', minutes = '', seconds = '00'] = clock.split(':');
  return `${hours.padStart(2, '0')}:${minutes}:${seconds}`;
};

/**
 * The instant of what somebody typed: `14:05` on the given day, `2026-11-20 14:05:30`, ISO 8601 with its zone, or
 * seconds or milliseconds since 1970.
 *
 * @param day `2026-11-20`, for a time without one
 */
export function readInstant(text: string, day: string, zone: string): number | undefined {
  const typed = text.trim();
  if (/^\d{10}$/.test(typed)) return Number(typed) * 1_000;
  if (/^\d{13}$/.test(typed)) return Number(typed);
  if (/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(typed)) {
    const instant = Date.parse(typed);
    return Number.isNaN(instant) ? undefined : instant;
  }
  const full = FULL.exec(typed);
  if (full) return instantIn(full[1] ?? '', padded(full[2] ?? ''), zone);
  const clock = CLOCK.exec(typed);
  return clock ? instantIn(day, padded(clock[1] ?? ''), zone) : undefined;
}
