import type { Flags } from './flags.ts';
import type { SavedWorld } from './saved-world.ts';
import type { ScenarioName } from './scenarios/scenario-names.ts';

/** The world to run. */
export interface ChosenWorld {
  scenario: ScenarioName;
  seed: number;
  startedAt: number;
  /** World time to begin at, milliseconds since the epoch. */
  now: number;
  /** Whether this is the saved world, lived on. */
  continued: boolean;
}

type WorldFlags = Pick<Flags, 'scenario' | 'seed' | 'start' | 'reset'>;

/** Continues the saved world, unless the flags ask for another one. */
export const chooseWorld = (
  flags: WorldFlags,
  saved: SavedWorld | undefined,
  wallNow: number,
): ChosenWorld => {
  if (saved !== undefined && !flags.reset && asksForSame(flags, saved)) {
    const { scenario, seed, startedAt, clock } = saved;
    // The world lived on while nobody looked; a wall clock set back meanwhile must not take it back.
    const now = Math.floor(clock.now + Math.max(0, wallNow - clock.savedAt) * clock.pace);
    return { scenario, seed, startedAt, now, continued: true };
  }
  // The world's own start is in whole seconds.
  const startedAt = Math.floor((flags.start ?? wallNow) / 1_000) * 1_000;
  // The account id comes from seed, scenario and start: another seed makes another account even at the same start.
  const seed = flags.seed ?? (saved === undefined ? 1 : saved.seed + 1);
  return {
    scenario: flags.scenario ?? 'showtime',
    seed,
    startedAt,
    now: flags.start === undefined ? wallNow : startedAt,
    continued: false,
  };
};

const asksForSame = ({ scenario, seed, start }: WorldFlags, saved: SavedWorld): boolean =>
  (scenario === undefined || scenario === saved.scenario) &&
  (seed === undefined || seed === saved.seed) &&
  (start === undefined || Math.floor(start / 1_000) * 1_000 === saved.startedAt);
