import { type CompositionScript, standingAt } from '../simulation/compositions.ts';
import { isPublishing, recordingState } from '../simulation/project-session.ts';
import type { ParticipantScript } from '../simulation/script.ts';
import type { StageDefinition } from '../simulation/stage-definition.ts';
import type { IngestConfigurationRecord } from '../state/resources.ts';
import type { World } from '../state/world.ts';

/** What of the account's resources is in use now, and therefore not to be changed or deleted. */

function publishersNow(world: World, stage: StageDefinition): readonly ParticipantScript[] {
  const session = world.courses.active(stage.id, world.clock.now());
  return session ? world.script(stage, session).publishers : [];
}

/** Whether anybody on the stage is being recorded. A recording on its way in or out counts: its files are open. */
export function isRecording(world: World, stage: StageDefinition): boolean {
  const now = world.clock.now();
  return publishersNow(world, stage).some((publisher) => {
    const state = recordingState(publisher, now);
    return state === 'STARTING' || state === 'ACTIVE' || state === 'STOPPING';
  });
}

/** Whether a publisher publishes through the configuration to the stage it is attached to: its state ACTIVE. */
export function isPublishedThrough(world: World, record: IngestConfigurationRecord): boolean {
  const now = world.clock.now();
  const stage = world.stage(record.stageId);
  return (
    stage !== undefined &&
    publishersNow(world, stage).some(
      (publisher) => publisher.ingest?.configurationId === record.id && isPublishing(publisher, now),
    )
  );
}

/** The compositions that have not come to their end. */
export function runningCompositions(world: World): CompositionScript[] {
  const now = world.clock.now();
  return world.compositionsAt(now).filter((script) => {
    const state = standingAt(script.transitions, now)?.state;
    return state !== 'STOPPED' && state !== 'FAILED';
  });
}

export function isEncoderInUse(world: World, encoderConfigurationId: string): boolean {
  return runningCompositions(world).some(({ recipe }) =>
    recipe.destinations.some((destination) => destination.encoderConfigurationId === encoderConfigurationId),
  );
}

/** Whether a running composition records to it. */
export function isStorageInUse(world: World, storageConfigurationId: string): boolean {
  return runningCompositions(world).some(({ recipe }) =>
    recipe.destinations.some(
      (destination) =>
        destination.kind === 's3' && destination.storageConfigurationId === storageConfigurationId,
    ),
  );
}
