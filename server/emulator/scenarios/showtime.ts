import type { Scenario } from './setting.ts';
import { showtimeStages } from './showtime-stages.ts';

/** A production company's account in the middle of a working day. The default. */
export const showtime: Scenario = (setting) => ({
  stages: showtimeStages(setting),
  encoderConfigurations: [],
  storageConfigurations: [],
  ingestConfigurations: [],
  publicKeys: [],
});
