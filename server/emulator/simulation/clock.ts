/**
 * The time of the emulated world: a multiple of real time that can be paused and moved forward, never back unless another
 * world takes the place of this one.
 */
export interface WorldClock {
  /** The world's present instant, whole milliseconds since the epoch. Never less than an earlier answer of that world. */
  now(): number;
  readonly paused: boolean;
  /** World milliseconds for each real one, while not paused. */
  readonly speed: number;
  pause(): void;
  resume(): void;
  /** Moves on by `ms` milliseconds of world time, paused or not. Throws `RangeError` unless finite and >= 0. */
  step(ms: number): void;
  /** Throws `RangeError` unless finite and above 0; to hold time still there is `pause`. */
  setSpeed(speed: number): void;
  /** Moves on to `instant` (milliseconds since the epoch). Throws `RangeError` for one that has passed. */
  set(instant: number): void;
  /** Becomes the clock of another world, whose time may be earlier. Throws `RangeError` for what is no time or speed. */
  restart(time: { now: number; paused: boolean; speed: number }): void;
}

export interface WorldClockOptions {
  /** First instant of the clock, milliseconds since the epoch. */
  now: number;
  speed?: number;
  paused?: boolean;
  /** Real time in milliseconds from any origin; monotonic, so that a corrected system clock moves no world. */
  wall?: () => number;
}

/** Beyond this no `Date` exists, and an endpoint that answers timestamps could only fail. */
const LAST_INSTANT = 8.64e15;

const requireInstant = (instant: number): number => {
  if (!Number.isFinite(instant) || Math.abs(instant) > LAST_INSTANT) {
    throw new RangeError('The world clock needs an instant in milliseconds since the epoch.');
  }
  return instant;
};

const requireSpeed = (speed: number): number => {
  if (!Number.isFinite(speed) || speed <= 0) {
    throw new RangeError('The speed of the world clock must be a number above 0.');
  }
  return speed;
};

/** Throws `RangeError` for an instant or a speed that is none. */
export const createWorldClock = (options: WorldClockOptions): WorldClock => {
  const wall = options.wall ?? (() => performance.now());
  let speed = requireSpeed(options.speed ?? 1);
  let paused = options.paused ?? false;
  // World time is `world` at real time `real`, and runs on from there at `speed`.
  let world = requireInstant(options.now);
  let real = wall();

  /** Brings the anchor to this moment: every change of pace starts from here. */
  const settle = (): number => {
    const at = wall();
    // A wall source that steps back is ignored until it has caught up.
    if (at > real) {
      if (!paused) world = Math.min(world + (at - real) * speed, LAST_INSTANT);
      real = at;
    }
    return world;
  };

  return {
    now: () => Math.floor(settle()),
    get paused() {
      return paused;
    },
    get speed() {
      return speed;
    },
    pause() {
      settle();
      paused = true;
    },
    resume() {
      settle();
      paused = false;
    },
    step(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError('The world clock only steps forward.');
      world = requireInstant(settle() + ms);
    },
    setSpeed(next) {
      requireSpeed(next);
      settle();
      speed = next;
    },
    set(instant) {
      requireInstant(instant);
      if (instant < Math.floor(settle())) throw new RangeError('The world clock only moves forward.');
      world = Math.max(world, instant);
    },
    restart(time) {
      requireSpeed(time.speed);
      const now = requireInstant(time.now);
      settle();
      world = now;
      ({ speed, paused } = time);
    },
  };
};

/** The same clock, which calls `changed` after every change that a caller makes to it. */
export const observedClock = (clock: WorldClock, changed: () => void): WorldClock => ({
  now: () => clock.now(),
  get paused() {
    return clock.paused;
  },
  get speed() {
    return clock.speed;
  },
  pause() {
    clock.pause();
    changed();
  },
  resume() {
    clock.resume();
    changed();
  },
  step(ms) {
    clock.step(ms);
    changed();
  },
  setSpeed(speed) {
    clock.setSpeed(speed);
    changed();
  },
  set(instant) {
    clock.set(instant);
    changed();
  },
  restart(time) {
    clock.restart(time);
    changed();
  },
});
