import type { Format } from '../simulation/format.ts';
import {
  DAY,
  HOUR,
  MINUTE,
  type Rhythm,
  SECOND,
  type SessionTimes,
  timesWithin,
  wholeSeconds,
} from '../simulation/schedule.ts';
import type { Seed } from '../state/random.ts';

/** How far a world's history goes back from its start instant. */
const HISTORY = 7 * DAY;

/** Enough for every wanted position of a session around the start instant to be found by trying. */
const ATTEMPTS = 2_000;

/** What a stage is to be doing at the world's start instant. */
export type AtStart = 'on-air' | 'ending' | 'lingering' | 'idle';

interface Placement {
  slotStart: number;
  times: SessionTimes;
}

/** How far into the session the start instant may lie, from 0 to 1. */
export type Elapsed = readonly [number, number];

function isOnAir(times: SessionTimes, startedAt: number, [least, most]: Elapsed): boolean {
  const elapsed = (startedAt - times.startsAt) / (times.lastLeaveAt - times.startsAt);
  // At least a quarter of an hour is left, so that a world that runs at real speed does not go quiet at once.
  return (
    elapsed >= least &&
    elapsed <= most &&
    times.offAirAt >= startedAt + Math.min(15 * MINUTE, 0.2 * (times.lastLeaveAt - times.startsAt))
  );
}

function isIdle(times: SessionTimes, startedAt: number): boolean {
  return times.endsAt <= startedAt - MINUTE || times.startsAt >= startedAt + MINUTE;
}

/**
 * Places the slot around the start instant by trying: of all the positions an undisturbed stage could be in, one that
 * fits. Stages placed so go on as they began, with about as many live at any later time as at the start.
 */
function place(
  format: Format,
  startedAt: number,
  seed: Seed,
  fits: (times: SessionTimes) => boolean,
): Placement {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const trial = seed.at('attempt', attempt);
    const slotStart = startedAt - wholeSeconds(trial.random().next() * format.period);
    const times = timesWithin(slotStart, format, trial);
    if (fits(times)) return { slotStart, times };
  }
  throw new Error(`no session of format ${format.name} fits`);
}

/** A session that has just gone off air: nobody publishes, and people may linger, but it has not ended. */
function justOffAir(format: Format, startedAt: number, lingers: boolean, seed: Seed): Placement {
  const random = seed.random();
  const duration = wholeSeconds(
    format.duration[0] + random.next() * (format.duration[1] - format.duration[0]),
  );
  const lastLeaveAt = startedAt + (lingers ? 70 : -55) * SECOND;
  const startsAt = lastLeaveAt - duration;
  return {
    slotStart: startsAt - wholeSeconds(random.next() * (format.period - duration - 15 * MINUTE)),
    times: {
      startsAt,
      offAirAt: startedAt - 80 * SECOND,
      lastLeaveAt,
      endsAt: lastLeaveAt + random.integer(150, 240) * SECOND,
    },
  };
}

/** A rhythm whose session around the start instant is such that the stage is doing then what is asked. */
export function rhythmOf(
  format: Format,
  occupied: number,
  atStart: AtStart,
  elapsed: Elapsed,
  startedAt: number,
  seed: Seed,
): Rhythm {
  const { slotStart, times } =
    atStart === 'ending' || atStart === 'lingering'
      ? justOffAir(format, startedAt, atStart === 'lingering', seed)
      : place(format, startedAt, seed, (candidate) =>
          atStart === 'on-air' ? isOnAir(candidate, startedAt, elapsed) : isIdle(candidate, startedAt),
        );
  const slot = Math.max(0, Math.floor((slotStart - (startedAt - HISTORY)) / format.period));
  const skipped = atStart === 'idle' && !seed.at('skipped').random().chance(occupied);
  return {
    origin: slotStart - slot * format.period,
    period: format.period,
    occupied,
    duration: format.duration,
    anchor: { slot, times: skipped ? undefined : times },
  };
}

/** The same format less or more often: a thousand stages would otherwise all be busy. */
export function every(hours: number, format: Format): Format {
  return { ...format, period: hours * HOUR };
}
