import { createHandlers } from './operations/handlers.ts';
import type { ScenarioName } from './scenarios/scenario-names.ts';
import type { WorldClock } from './simulation/clock.ts';
import type { Intervention } from './state/interventions.ts';
import { createLedger, type Ledger } from './state/ledger.ts';
import type { Quotas } from './state/quotas.ts';
import { createWorld, type World } from './state/world.ts';
import type { Handlers } from './wire/handler.ts';
import { ROUTES } from './wire/router.ts';

/** What a world is made from. */
export interface WorldOrigin {
  scenario: ScenarioName;
  seed: number;
  /** Milliseconds since 1970. */
  startedAt: number;
}

/** Everything that it takes to have a world again, at the instant it was saved. */
export interface WholeWorld extends WorldOrigin {
  clock: { now: number; paused: boolean; speed: number };
  entries: readonly Intervention[];
}

/** Where what is done to a world is kept from now on, beginning with its past. Throws when it cannot be kept. */
export type KeepWorld = (origin: WorldOrigin & { now: number }, entries: readonly Intervention[]) => Ledger;

export interface LiveWorldOptions extends WorldOrigin {
  region: string;
  clock: WorldClock;
  ledger?: Ledger | undefined;
  quotas?: Partial<Quotas> | undefined;
  /** In memory unless given. */
  keep?: KeepWorld | undefined;
  /** Called when another world has taken the place of the one before. */
  loaded?: (() => void) | undefined;
}

/** The world that is served. Another one can take its place, also an earlier state of the same. */
export interface LiveWorld {
  readonly world: World;
  readonly origin: WorldOrigin;
  /** The operations over the world that is served at the time of each call. */
  handlers: Handlers;
  save(): WholeWorld;
  /** Serves another world from now on, whose time may be earlier. */
  load(whole: WholeWorld): void;
}

export function createLiveWorld(options: LiveWorldOptions): LiveWorld {
  const { region, clock, quotas, keep, loaded } = options;
  const made = ({ scenario, seed, startedAt }: WorldOrigin, ledger: Ledger | undefined) => {
    const world = createWorld({ scenario, seed, startedAt, region, clock, quotas, ledger });
    return { origin: { scenario, seed, startedAt }, world, handlers: createHandlers(world) };
  };
  let present = made(options, options.ledger);
  const handlers = Object.fromEntries(
    ROUTES.map(({ operation }) => [operation, (input: never) => present.handlers[operation](input)]),
  ) as unknown as Handlers;
  return {
    get world() {
      return present.world;
    },
    get origin() {
      return present.origin;
    },
    handlers,
    save: () => ({
      ...present.origin,
      clock: { now: clock.now(), paused: clock.paused, speed: clock.speed },
      entries: present.world.ledger.entries,
    }),
    load({ entries, clock: time, ...origin }) {
      const ledger = keep ? keep({ ...origin, now: time.now }, entries) : createLedger(entries);
      present = made(origin, ledger);
      clock.restart(time);
      loaded?.();
    },
  };
}
