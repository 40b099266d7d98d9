import { z } from 'zod';
import { CHANNEL_INTERVENTIONS } from './interventions/channels.ts';
import { COMPOSITION_INTERVENTIONS } from './interventions/compositions.ts';
import { ENCODER_CONFIGURATION_INTERVENTIONS } from './interventions/encoder-configurations.ts';
import { INGEST_CONFIGURATION_INTERVENTIONS } from './interventions/ingest-configurations.ts';
import { PEOPLE_INTERVENTIONS } from './interventions/people.ts';
import { PUBLIC_KEY_INTERVENTIONS } from './interventions/public-keys.ts';
import { REPLICATION_INTERVENTIONS } from './interventions/replications.ts';
import { STAGE_INTERVENTIONS } from './interventions/stages.ts';
import { STORAGE_CONFIGURATION_INTERVENTIONS } from './interventions/storage-configurations.ts';
import { TAG_INTERVENTIONS } from './interventions/tags.ts';

/**
 * Everything that can be done to a world from outside. A world is its scenario and the list of these, so each holds all
 * that it takes to do it again, ids drawn at that moment included.
 */
export const interventionSchema = z.discriminatedUnion('kind', [
  ...STAGE_INTERVENTIONS,
  ...ENCODER_CONFIGURATION_INTERVENTIONS,
  ...STORAGE_CONFIGURATION_INTERVENTIONS,
  ...INGEST_CONFIGURATION_INTERVENTIONS,
  ...PUBLIC_KEY_INTERVENTIONS,
  ...TAG_INTERVENTIONS,
  ...PEOPLE_INTERVENTIONS,
  ...REPLICATION_INTERVENTIONS,
  ...COMPOSITION_INTERVENTIONS,
  ...CHANNEL_INTERVENTIONS,
]);

export type Intervention = z.infer<typeof interventionSchema>;

/** An intervention before it has happened: the world adds the instant. */
export type Change = Intervention extends infer One
  ? One extends Intervention
    ? Omit<One, 'at'>
    : never
  : never;

/** Members that name a stage. A kind that touches a stage must name it by one of these. */
const STAGE_MEMBERS = ['stageId', 'fromStageId', 'sourceStageId', 'destinationStageId'] as const;

/** The stages whose course an intervention can change. */
export function stagesTouched(intervention: Intervention): ReadonlySet<string> {
  const members: Readonly<Record<string, unknown>> = intervention;
  const ids = STAGE_MEMBERS.map((member) => members[member]);
  return new Set(ids.filter((id) => typeof id === 'string' && id !== '') as string[]);
}
