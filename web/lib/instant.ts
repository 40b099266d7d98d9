/** An instant in one time zone, in parts that line up in a column: `2026-11-20`, `14:05:12`, `CET`. */
export interface ZonedInstant {
  date: string;
  time: string;
  zone: string;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a thousand times what using one does, and a table uses it for every row. */
function clock(zone: string): Intl.DateTimeFormat {
  let known = clocks.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    clocks.set(zone, known);
  }
  return known;
}

const names = new Map<string, Intl.DateTimeFormat[]>();

/** No locale abbreviates every zone: en-US knows EST, en-GB knows CET, en-AU knows AEDT; else an offset, as UTC+9. */
export function zoneAbbreviation(instant: Date, zone: string): string {
  let known = names.get(zone);
  if (!known) {
    known = ['en-US', 'en-GB', 'en-AU', 'en-IN', 'en-ZA', 'en-NZ'].map(
      (locale) => new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }),
    );
    names.set(zone, known);
  }
  let offset = zone;
  for (const format of known) {
    const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value;
    if (name === undefined) continue;
    if (!/\d/.test(name)) return name;
    offset = name.replace(/^GMT/, 'UTC');
  }
  return offset;
}

/**
 * An instant in the parts of one zone.
 * @param instant ISO 8601 text
 * @param zone an IANA zone name
 * @returns undefined when the text is no instant, so that the caller shows the text itself
 */
export function inZone(instant: string, zone: string): ZonedInstant | undefined {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return undefined;
  const part = Object.fromEntries(
    clock(zone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  return {
    date: `${part['year']}-${part['month']}-${part['day']}`,
    time: `${part['hour']}:${part['minute']}:${part['second']}`,
    zone: zoneAbbreviation(date, zone),
  };
}

/** `2026-11-20 14:05:12 UTC`, for tooltips and for whatever is copied. */
export function inUtc(instant: string): string {
  const parts = inZone(instant, 'UTC');
  return parts ? `${parts.date} ${parts.time} UTC` : instant;
}
