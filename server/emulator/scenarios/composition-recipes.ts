import type {
  CompositionFate,
  CompositionRecipe,
  DestinationRecipe,
  EchoedLayout,
} from '../simulation/composition-recipe.ts';
import { GRID_DEFAULTS, PIP_DEFAULTS } from '../simulation/layout-defaults.ts';
import { resourceId } from '../state/ids.ts';
import type { EncoderConfigurationRecord, StorageConfigurationRecord } from '../state/resources.ts';
import type { Setting } from './setting.ts';

const { videoFillMode: _unset, ...gridWithoutFillMode } = GRID_DEFAULTS;

const LAYOUTS = {
  grid: {
    grid: { ...GRID_DEFAULTS, featuredParticipantAttribute: 'featured', participantOrderAttribute: 'order' },
  },
  /** Another of AWS's samples leaves the unset fill mode out. */
  gridOmitting: { grid: { ...gridWithoutFillMode, featuredParticipantAttribute: 'screen-share' } },
  gridPortrait: {
    grid: {
      ...GRID_DEFAULTS,
      videoAspectRatio: 'PORTRAIT',
      gridGap: 12,
      omitStoppedVideo: true,
      videoFillMode: 'FILL',
    },
  },
  pip: {
    pip: {
      ...PIP_DEFAULTS,
      featuredParticipantAttribute: 'featured',
      pipParticipantAttribute: 'presenter',
      pipPosition: 'TOP_RIGHT',
      pipOffset: 24,
      pipWidth: 320,
      pipHeight: 180,
    },
  },
  pipDynamic: {
    pip: { ...PIP_DEFAULTS, featuredParticipantAttribute: 'screen-share', pipBehavior: 'DYNAMIC' },
  },
  /** A composition started without a layout may have none in the answer. */
  none: undefined,
} as const satisfies Record<string, EchoedLayout>;

/** What composition recipes are made from. */
export interface Workshop {
  setting: Setting;
  encoders: readonly EncoderConfigurationRecord[];
  storage: readonly StorageConfigurationRecord[];
}

export interface RecipeSpec {
  layout: keyof typeof LAYOUTS;
  /** Encoder configuration by its place in the list; a channel may go without one. */
  s3?: number;
  channel?: number | 'default';
  fate: CompositionFate;
  atStart?: CompositionRecipe['atStart'];
  tags?: Record<string, string>;
  thumbnails?: boolean;
}

/** A recipe from its short form. The key seeds the ids of the channels it broadcasts to. */
export function recipe(
  { setting, encoders, storage }: Workshop,
  key: string,
  spec: RecipeSpec,
): CompositionRecipe {
  const common = {
    channelId: resourceId(setting.seed.at('channel', key).random()),
    storageConfigurationId: storage[0]?.id ?? '',
    segmentSeconds: spec.thumbnails ? 6 : 2,
    thumbnails: spec.thumbnails
      ? { targetIntervalSeconds: 30, storage: ['SEQUENTIAL', 'LATEST'] as const }
      : undefined,
  };
  const destinations: DestinationRecipe[] = [];
  if (spec.channel !== undefined) {
    destinations.push({
      ...common,
      kind: 'channel',
      name: 'programme',
      encoderConfigurationId: spec.channel === 'default' ? undefined : encoders[spec.channel]?.id,
    });
  }
  if (spec.s3 !== undefined) {
    destinations.push({ ...common, kind: 's3', name: '', encoderConfigurationId: encoders[spec.s3]?.id });
  }
  return {
    layout: LAYOUTS[spec.layout],
    destinations,
    tags: spec.tags ?? {},
    fate: spec.fate,
    atStart: spec.atStart,
  };
}
