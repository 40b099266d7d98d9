import { encoderConfigurations } from './encoder-configurations.ts';
import { FORMATS } from './formats.ts';
import { publicKeys } from './public-keys.ts';
import type { Scenario } from './setting.ts';
import { stageOf } from './stage-spec.ts';
import { storageConfigurations } from './storage-configurations.ts';

/** A session as large as the service allows: 10,000 participants, twelve of them publishing. Beside it one of 500. */
export const arena: Scenario = (setting) => ({
  stages: [
    stageOf(setting, {
      key: 'arena-main',
      format: FORMATS.hall,
      anchorFormat: FORMATS.arena,
      atStart: 'on-air',
      // Everybody has arrived.
      elapsed: [0.74, 0.8],
    }),
    stageOf(setting, {
      key: 'arena-concert',
      format: FORMATS.concert,
      atStart: 'on-air',
      // Everybody has arrived.
      elapsed: [0.74, 0.8],
    }),
    stageOf(setting, { key: 'arena-backstage', format: FORMATS.rehearsal, atStart: 'idle' }),
    stageOf(setting, { key: 'arena-press-room', format: FORMATS.interview, atStart: 'idle' }),
  ],
  encoderConfigurations: encoderConfigurations(setting),
  storageConfigurations: storageConfigurations(setting),
  ingestConfigurations: [],
  publicKeys: publicKeys(setting),
});
