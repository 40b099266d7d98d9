import { populate, type ScenarioName } from '../scenarios/catalogue.ts';
import type { StageDefinition } from '../simulation/stage-definition.ts';
import type { Realm } from './arn.ts';
import { accountIdOf, hexadecimal } from './ids.ts';
import { seedOf } from './random.ts';
import type { Resources } from './resources.ts';

/** The world's time. It may stand, step and run at any speed. */
export interface WorldClock {
  /** Milliseconds since 1970. */
  now(): number;
}

export interface WorldOptions {
  scenario: ScenarioName;
  seed: number;
  /** The instant the scenario is made for, in milliseconds since 1970. */
  startedAt: number;
  region: string;
  clock: WorldClock;
}

/**
 * One account in one Region. It is a pure function of seed, scenario and start instant, looked at from the clock's
 * present: nothing runs and nothing is stored, so a restart with the same options continues the same world.
 */
export interface World extends Realm {
  clock: WorldClock;
  /** Sorted by id, which says nothing about age. */
  resources: Resources;
  stage(id: string): StageDefinition | undefined;
  /** The host labels of the account's endpoints. */
  endpointLabels: { whip: string; rtmp: string };
}

function byId<Item extends { id: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

export function createWorld(options: WorldOptions): World {
  const { scenario, seed: number, region, clock } = options;
  const startedAt = Math.floor(options.startedAt / 1_000) * 1_000;
  const seed = seedOf('world', scenario, number);
  const accountId = accountIdOf(number, scenario, startedAt);
  const made = populate(scenario, { seed, realm: { accountId, region }, startedAt });
  const stages = new Map(made.stages.map((stage) => [stage.id, stage]));
  return {
    accountId,
    region,
    clock,
    resources: {
      stages: byId(made.stages),
      encoderConfigurations: byId(made.encoderConfigurations),
      storageConfigurations: byId(made.storageConfigurations),
      ingestConfigurations: byId(made.ingestConfigurations),
      publicKeys: byId(made.publicKeys),
    },
    stage: (id) => stages.get(id),
    endpointLabels: {
      whip: hexadecimal(seed.at('whip').random(), 12),
      rtmp: hexadecimal(seed.at('rtmp').random(), 12),
    },
  };
}
