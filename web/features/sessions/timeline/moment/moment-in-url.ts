/** Events have one-second resolution, so a moment has no more. */
const SECOND = 1000;

/**
 * The marked moment as it stands in the URL, `at=2026-11-20T14:05:00Z`.
 * @returns milliseconds since the epoch, a whole second; undefined for no text, or one that is no time
 */
export function parseMoment(text: string | null): number | undefined {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : wholeSecond(time);
}

/** ISO 8601 in UTC, to the second. */
export function formatMoment(time: number): string {
  return new Date(wholeSecond(time)).toISOString().replace('.000Z', 'Z');
}

/** The second that an instant falls into. */
export function wholeSecond(time: number): number {
  return Math.floor(time / SECOND) * SECOND;
}
