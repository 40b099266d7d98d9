import type { StageDefinition } from '../simulation/stage-definition.ts';
import { encoderConfigurations } from './encoder-configurations.ts';
import { FORMATS, type FormatName } from './formats.ts';
import { publicKeys } from './public-keys.ts';
import { type AtStart, every } from './rhythms.ts';
import type { Scenario, Setting } from './setting.ts';
import { stageOf } from './stage-spec.ts';
import { storageConfigurations } from './storage-configurations.ts';

const STAGES = 1_000;
const LIVE = 60;

const KINDS: readonly (readonly [FormatName, string, number])[] = [
  ['auction', 'auction-room', 6],
  ['classroom', 'classroom', 8],
  ['watchParty', 'watch-party', 5],
  ['interview', 'interview', 4],
  ['show', 'show', 2],
  ['sports', 'sports-court', 3],
  ['rehearsal', 'rehearsal', 2],
];

/** Slots are so long that about as many stages stay live as are at the start. */
const HOURS_BETWEEN: Record<string, number> = {
  auction: 20,
  classroom: 15,
  watchParty: 40,
  interview: 16,
  show: 42,
  sports: 32,
  rehearsal: 8,
};

function stage(setting: Setting, index: number, atStart: AtStart): StageDefinition {
  const random = setting.seed.at('thousand', index).random();
  const [format, prefix] = random.weighted(KINDS.map((kind) => [kind, kind[2]] as const));
  const usual = FORMATS[format];
  // Small rooms: with this many stages the interest is in the list, not in the crowd.
  const small = {
    ...usual,
    audience: [Math.floor(usual.audience[0] / 8), Math.ceil(usual.audience[1] / 8)] as const,
  };
  const key = `${prefix}-${String(index + 1).padStart(4, '0')}`;
  return stageOf(setting, {
    key,
    name: random.chance(0.03) ? '' : key,
    format: every(HOURS_BETWEEN[format] ?? 24, small),
    atStart: random.chance(0.02) && atStart === 'idle' ? 'never-used' : atStart,
  });
}

/** As many stages as an account may have, 60 of them live. */
export const thousand: Scenario = (setting) => ({
  stages: Array.from({ length: STAGES }, (_, index) => {
    // Spread evenly, so that the live ones are not the first in any order.
    const isLive = Math.floor(((index + 1) * LIVE) / STAGES) > Math.floor((index * LIVE) / STAGES);
    return stage(setting, index, isLive ? 'on-air' : 'idle');
  }),
  encoderConfigurations: encoderConfigurations(setting),
  storageConfigurations: storageConfigurations(setting),
  ingestConfigurations: [],
  publicKeys: publicKeys(setting),
});
