import type { Resources } from '../state/resources.ts';
import { arena } from './arena.ts';
import type { ScenarioName } from './scenario-names.ts';
import type { Scenario, Setting } from './setting.ts';
import { showtime } from './showtime.ts';
import { thousand } from './thousand.ts';

function empty(): Resources {
  return {
    stages: [],
    encoderConfigurations: [],
    storageConfigurations: [],
    ingestConfigurations: [],
    publicKeys: [],
  };
}

const SCENARIOS: Record<ScenarioName, Scenario> = { showtime, empty, thousand, arena };

/** Everything a scenario's account has; the same for the same setting. */
export function populate(name: ScenarioName, setting: Setting): Resources {
  return SCENARIOS[name](setting);
}
