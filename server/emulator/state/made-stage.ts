import type { Format } from '../simulation/format.ts';
import type { StageDefinition } from '../simulation/stage-definition.ts';
import type { RecordedSetup } from './interventions/stages.ts';
import type { Seed } from './random.ts';
import type { Tags } from './resources.ts';

/** Nobody comes to such a stage by itself: whoever is there has been made to join. */
const UNSCRIPTED: Format = {
  name: 'unscripted',
  period: 24 * 3_600_000,
  duration: [0, 0],
  hosts: [0, 0],
  guests: [0, 0],
  turn: [0, 0],
  turns: [0, 0],
  audience: [0, 0],
  arrival: 0,
  screenShare: 0,
  whip: 0,
  exact: true,
};

/** A stage that was created through the API. */
export function madeStage(
  worldSeed: Seed,
  made: { stageId: string; name: string; tags: Tags; recording: RecordedSetup },
): StageDefinition {
  return {
    id: made.stageId,
    name: made.name,
    tags: made.tags,
    seed: worldSeed.at('made-stage', made.stageId),
    format: UNSCRIPTED,
    anchorFormat: undefined,
    rhythm: undefined,
    follows: undefined,
    recording: made.recording ?? undefined,
    ingest: [],
    selfSigned: false,
    awkwardPeople: false,
    incidents: [],
    compositions: [],
  };
}
