import { z } from 'zod';
import type { WorldClock } from '../simulation/clock.ts';

/** The world makes up what happened between two looks at it; faster than this it would do little else. */
export const MAXIMUM_SPEED = 1_000;

const clockChangeSchema = z
  .strictObject({
    /** Instant to move on to, ISO 8601. */
    set: z.iso.datetime({ offset: true }).optional(),
    /** Milliseconds of world time to move on by. */
    step: z.number().min(0).optional(),
    speed: z.number().positive().max(MAXIMUM_SPEED).optional(),
    paused: z.boolean().optional(),
  })
  .refine(({ set, step }) => set === undefined || step === undefined, 'give "set" or "step", not both');

/** A list of problems with a change of the clock, each naming its member. */
export class InvalidClockChange extends Error {
  override readonly name = 'InvalidClockChange';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The clock cannot be changed so: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

export const clockState = (clock: WorldClock): { now: string; paused: boolean; speed: number } => ({
  now: new Date(clock.now()).toISOString(),
  paused: clock.paused,
  speed: clock.speed,
});

/** Applies a change from outside. Throws `InvalidClockChange`; the clock is then as it was. */
export const changeClock = (clock: WorldClock, candidate: unknown): void => {
  const result = clockChangeSchema.safeParse(candidate);
  if (!result.success) {
    throw new InvalidClockChange(
      result.error.issues.map(
        ({ path, message }) => `${path.length === 0 ? 'change' : path.join('.')}: ${message}`,
      ),
    );
  }
  const { set, step, speed, paused } = result.data;
  try {
    // The only changes that the clock can refuse, so they come first and nothing is left half done.
    if (set !== undefined) clock.set(Date.parse(set));
    if (step !== undefined) clock.step(step);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InvalidClockChange([`${set === undefined ? 'step' : 'set'}: ${error.message}`]);
  }
  if (speed !== undefined) clock.setSpeed(speed);
  if (paused === true) clock.pause();
  if (paused === false) clock.resume();
};
