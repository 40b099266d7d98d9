import { durationOf, type Projection } from './projection.ts';

/** What ticks are round in: the clock of an IANA zone, or time since an instant (milliseconds since the epoch). */
export type TickBase = string | number;

export interface Tick {
  time: number;
  /** The first tick of a day: it carries the date. */
  startsDay: boolean;
}

export interface Ticks {
  /** Milliseconds from one tick to the next. */
  step: number;
  ticks: readonly Tick[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What people count in on a clock. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28].map((n) => n * DAY),
];

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock in the zone shows at an instant, as milliseconds since the epoch read as if it were UTC. */
function localTime(time: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(time)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** No clock has changed at another time than at a quarter of an hour since 1972 (tz database). */
const QUARTER = 15 * MINUTE;
const MOST_KEPT = 2_000;
const offsets = new Map<string, Map<number, number>>();

/** Asked for every tick of every frame, which would take the formatter longer than all painting. */
function offsetAt(time: number, base: TickBase): number {
  if (typeof base === 'number') return -base;
  let known = offsets.get(base);
  if (!known || known.size >= MOST_KEPT) offsets.set(base, (known = new Map<number, number>()));
  const quarter = Math.floor(time / QUARTER) * QUARTER;
  let offset = known.get(quarter);
  if (offset === undefined) known.set(quarter, (offset = localTime(quarter, base) - quarter));
  return offset;
}

/**
 * The smallest step of a clock at which labels have room.
 * @param labelWidth CSS pixels that a label needs
 */
export function stepFor(projection: Projection, labelWidth: number): number {
  const shortest = durationOf(projection, labelWidth);
  return STEPS.find((step) => step >= shortest) ?? Math.ceil(shortest / (28 * DAY)) * 28 * DAY;
}

/**
 * Ticks at round times of the zone's own clock, through changes of the clock too: where it springs forward a label is
 * missing, where it falls back the repeated hour has its ticks again. None stands in a fold.
 */
export function ticksOf(projection: Projection, base: TickBase, labelWidth: number): Ticks {
  const step = stepFor(projection, labelWidth);
  const ticks: Tick[] = [];
  const dayOf = (time: number) =>
    typeof base === 'number' ? 0 : Math.floor((time + offsetAt(time, base)) / DAY);
  let day = dayOf(projection.from);
  let time = projection.from;
  while (ticks.length < projection.width) {
    time = step >= DAY ? nextMidnight(time, step, base) : nextRound(time, step, base);
    if (time > projection.to) break;
    const end = endOfFold(projection, time);
    if (end !== undefined) {
      time = end;
      continue;
    }
    const dayOfTick = dayOf(time);
    ticks.push({ time, startsDay: dayOfTick !== day });
    day = dayOfTick;
    time += step >= DAY ? SECOND : step;
  }
  return { step, ticks };
}

/** Where the fold ends within which an instant lies; undefined outside of folds and at their edges. */
function endOfFold({ bends }: Projection, time: number): number | undefined {
  if (!bends) return undefined;
  const { times } = bends;
  for (let i = 0; i < times.length; i += 2) {
    const end = times[i + 1] ?? time;
    if ((times[i] ?? time) < time && time < end) return end;
  }
  return undefined;
}

/** The first instant at or after `time` at which the clock shows a multiple of `step`. */
function nextRound(time: number, step: number, zone: TickBase): number {
  let candidate = time;
  // A change of the clock on the way moves the answer once; it is never nearer than some hours to the next change.
  for (let i = 0; i < 3; i += 1) {
    const local = candidate + offsetAt(candidate, zone);
    // Before the instant that is counted from, what is over is below nothing.
    const over = ((local % step) + step) % step;
    if (over === 0) return candidate;
    candidate += step - over;
  }
  return candidate;
}

/** The first start of a day at or after `time`, on every second, seventh, … day for larger steps. */
function nextMidnight(time: number, step: number, zone: TickBase): number {
  const local = time + offsetAt(time, zone);
  const midnight = Math.ceil(local / step) * step;
  const before = midnight - offsetAt(time, zone);
  const candidate = midnight - offsetAt(before, zone);
  if (candidate + offsetAt(candidate, zone) === midnight) return candidate;
  // Where the clock springs forward at midnight there is no midnight: the day starts with the change.
  return Math.max(before, candidate);
}
