import { durationOf, type Projection } from './projection.ts';

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

function offsetAt(time: number, zone: string): number {
  const whole = Math.floor(time / SECOND) * SECOND;
  return localTime(whole, zone) - whole;
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
 * missing, where it falls back the repeated hour has its ticks again.
 */
export function ticksOf(projection: Projection, zone: string, labelWidth: number): Ticks {
  const step = stepFor(projection, labelWidth);
  const ticks: Tick[] = [];
  let day = Math.floor((projection.from + offsetAt(projection.from, zone)) / DAY);
  let time = projection.from;
  while (ticks.length < projection.width) {
    time = step >= DAY ? nextMidnight(time, step, zone) : nextRound(time, step, zone);
    if (time > projection.to) break;
    const dayOfTick = Math.floor((time + offsetAt(time, zone)) / DAY);
    ticks.push({ time, startsDay: dayOfTick !== day });
    day = dayOfTick;
    time += step >= DAY ? SECOND : step;
  }
  return { step, ticks };
}

/** The first instant at or after `time` at which the clock shows a multiple of `step`. */
function nextRound(time: number, step: number, zone: string): number {
  let candidate = time;
  // A change of the clock on the way moves the answer once; it is never nearer than some hours to the next change.
  for (let i = 0; i < 3; i += 1) {
    const local = candidate + offsetAt(candidate, zone);
    const over = local % step;
    if (over === 0) return candidate;
    candidate += step - over;
  }
  return candidate;
}

/** The first start of a day at or after `time`, on every second, seventh, … day for larger steps. */
function nextMidnight(time: number, step: number, zone: string): number {
  const local = time + offsetAt(time, zone);
  const midnight = Math.ceil(local / step) * step;
  const before = midnight - offsetAt(time, zone);
  const candidate = midnight - offsetAt(before, zone);
  if (candidate + offsetAt(candidate, zone) === midnight) return candidate;
  // Where the clock springs forward at midnight there is no midnight: the day starts with the change.
  return Math.max(before, candidate);
}
