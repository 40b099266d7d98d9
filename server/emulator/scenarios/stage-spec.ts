import type { CompositionRecipe } from '../simulation/composition-recipe.ts';
import type { ErrorCode } from '../simulation/event-names.ts';
import type { Format } from '../simulation/format.ts';
import type { Rhythm } from '../simulation/schedule.ts';
import type { RecordingSetup, StageDefinition, StageIngest } from '../simulation/stage-definition.ts';
import { resourceId } from '../state/ids.ts';
import type { Seed } from '../state/random.ts';
import type { Tags } from '../state/resources.ts';
import { type AtStart, type Elapsed, rhythmOf } from './rhythms.ts';
import type { Setting } from './setting.ts';
import { ordinaryTags } from './tags.ts';

/** A stage as a scenario writes it down; what is left out follows from the seed. */
export interface StageSpec {
  /** Names the stage within the scenario and seeds it. */
  key: string;
  /** The key, unless given. Empty: no name. */
  name?: string;
  format: Format;
  anchorFormat?: Format;
  atStart: AtStart | 'never-used';
  /** How far into its session the start instant lies, from 0 to 1. */
  elapsed?: Elapsed;
  /** How likely a slot of the format's period has a session. */
  occupied?: number;
  tags?: Tags;
  follows?: StageDefinition;
  recording?: RecordingSetup;
  ingest?: readonly StageIngest[];
  selfSigned?: boolean;
  awkwardPeople?: boolean;
  incidents?: readonly (ErrorCode | undefined)[];
  compositions?: readonly CompositionRecipe[];
}

function rhythm(spec: StageSpec, startedAt: number, seed: Seed): Rhythm | undefined {
  if (spec.follows) return spec.follows.rhythm;
  if (spec.atStart === 'never-used') return undefined;
  const format = spec.anchorFormat ?? spec.format;
  const elapsed = spec.elapsed ?? [0.3, 0.8];
  const made = rhythmOf(format, spec.occupied ?? 0.95, spec.atStart, elapsed, startedAt, seed);
  return { ...made, duration: spec.format.duration };
}

export function stageOf(setting: Setting, spec: StageSpec): StageDefinition {
  const seed = setting.seed.at('stage', spec.key);
  const name = spec.name ?? spec.key;
  return {
    id: resourceId(seed.at('id').random()),
    name,
    tags: spec.tags ?? ordinaryTags(seed.at('tags').random(), spec.key),
    seed,
    format: spec.format,
    anchorFormat: spec.anchorFormat,
    rhythm: rhythm(spec, setting.startedAt, seed.at('rhythm')),
    follows: spec.follows,
    recording: spec.recording,
    ingest: spec.ingest ?? [],
    selfSigned: spec.selfSigned ?? false,
    awkwardPeople: spec.awkwardPeople ?? false,
    incidents: spec.incidents ?? [],
    compositions: spec.compositions ?? [],
  };
}
