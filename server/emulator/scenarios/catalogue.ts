import type { Resources } from '../state/resources.ts';
import { arena } from './arena.ts';
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

const SCENARIOS = { showtime, empty, thousand, arena } as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];

export function isScenarioName(text: string): text is ScenarioName {
  return Object.hasOwn(SCENARIOS, text);
}

export function populate(name: ScenarioName, setting: Setting): Resources {
  return SCENARIOS[name](setting);
}
