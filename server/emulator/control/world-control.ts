import { z } from 'zod';
import type { LiveWorld, WholeWorld } from '../live-world.ts';
import { SCENARIO_NAMES } from '../scenarios/scenario-names.ts';
import { interventionSchema } from '../state/interventions.ts';
import { MAXIMUM_SPEED } from './clock-control.ts';
import type { ControlAnswer, ControlRoutes } from './control-routes.ts';
import { InvalidControl, parseBody } from './invalid-control.ts';

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

/** A saved world, or only what a new one is to be made from. */
const worldSchema = z.strictObject({
  version: z.literal(1).default(1),
  scenario: z.enum(SCENARIO_NAMES),
  seed: z.number().int().min(0).default(1),
  startedAt: instant.optional(),
  region: z.string().optional(),
  /** Said of a saved world for the reader; it follows from the rest. */
  accountId: z.string().optional(),
  clock: z
    .strictObject({
      now: instant.optional(),
      paused: z.boolean().optional(),
      speed: z.number().positive().max(MAXIMUM_SPEED).optional(),
    })
    .default({}),
  ledger: z.array(interventionSchema).default([]),
});

/** The first entry that is earlier than the one before; a ledger is in order. */
const misplaced = (ledger: readonly { at: number }[]): number =>
  ledger.findIndex(({ at }, index) => at < (ledger[index - 1]?.at ?? -Infinity));

/** Throws `InvalidControl`. */
function wholeWorld(live: LiveWorld, body: unknown): WholeWorld {
  const asked = parseBody(worldSchema, body);
  const { scenario, seed, region, clock, ledger: entries } = asked;
  const present = live.world.clock.now();
  // The world's own start is in whole seconds.
  const startedAt = Math.floor((asked.startedAt ?? present) / 1_000) * 1_000;
  const now = clock.now ?? startedAt;
  const last = entries.at(-1)?.at ?? -Infinity;
  const problems = [
    ...(region === undefined || region === live.world.region
      ? []
      : [`region: must be ${live.world.region}, which this emulator serves`]),
    ...(now < startedAt ? ['clock.now: must not be before startedAt'] : []),
    ...(now < last ? ['clock.now: must not be before the last entry of the ledger'] : []),
    ...(misplaced(entries) < 0
      ? []
      : [`ledger.${misplaced(entries)}.at: must not be before the entry before`]),
  ];
  if (problems.length > 0) throw new InvalidControl(problems);
  const { paused, speed } = live.save().clock;
  const time = { now, paused: clock.paused ?? paused, speed: clock.speed ?? speed };
  return { scenario, seed, startedAt, clock: time, entries };
}

const iso = (at: number): string => new Date(at).toISOString();

function saved(live: LiveWorld): ControlAnswer {
  const { entries, clock, startedAt, ...origin } = live.save();
  const { region, accountId } = live.world;
  return {
    status: 200,
    body: {
      version: 1,
      ...origin,
      startedAt: iso(startedAt),
      region,
      clock: { ...clock, now: iso(clock.now) },
      ledger: entries,
      accountId,
    },
  };
}

/** `/_emulator/world`: the whole world as JSON, to be saved and restored, and another scenario in its place. */
export const worldControl =
  (live: LiveWorld): ControlRoutes =>
  ({ method, parts, body }) => {
    if (parts[0] !== 'world' || parts.length !== 1) return undefined;
    if (method === 'GET') return saved(live);
    if (method !== 'POST') return undefined;
    live.load(wholeWorld(live, body));
    const { accountId, region } = live.world;
    const { scenario, seed, startedAt } = live.origin;
    return {
      status: 200,
      body: {
        scenario,
        seed,
        startedAt: iso(startedAt),
        now: iso(live.world.clock.now()),
        accountId,
        region,
      },
    };
  };
