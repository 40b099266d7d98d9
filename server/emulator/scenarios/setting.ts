import type { Realm } from '../state/arn.ts';
import type { Seed } from '../state/random.ts';
import type { Resources } from '../state/resources.ts';

/** What a scenario may know: it makes the same resources from the same setting. */
export interface Setting {
  seed: Seed;
  realm: Realm;
  /** The world's start instant, in milliseconds since 1970 and whole seconds. */
  startedAt: number;
}

export type Scenario = (setting: Setting) => Resources;
