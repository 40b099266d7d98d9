import { isDeepStrictEqual } from 'node:util';
import { resourceId } from '../state/ids.ts';
import { requireRoom } from '../state/quotas.ts';
import type { World } from '../state/world.ts';
import { AwsError } from '../wire/aws-error.ts';
import type { Handler } from '../wire/handler.ts';
import { isRecording } from './in-use.ts';
import { invalid } from './invalid.ts';
import { found } from './locate.ts';
import { recordingAsked } from './participant-recording.ts';
import { describedStage, stageAt } from './stages.ts';
import { issueToken } from './tokens.ts';

export function createStage(world: World): Handler<'CreateStage'> {
  return ({
    name = '',
    tags = {},
    autoParticipantRecordingConfiguration,
    participantTokenConfigurations,
  }) => {
    const recording = recordingAsked(world, autoParticipantRecordingConfiguration);
    // ResourceNotFoundException is not modelled for this operation.
    if (recording && !world.resources.find('storage-configuration', recording.storageConfigurationId)) {
      throw invalid(
        'autoParticipantRecordingConfiguration.storageConfigurationArn',
        'Member must be the ARN of a storage configuration',
      );
    }
    requireRoom(world.quotas, 'stages', world.resources.count('stage'));
    const stageId = resourceId(world.dice('stage'));
    world.perform({ kind: 'stage-created', stageId, name, tags, recording });
    return {
      stage: describedStage(world, found(world.stage(stageId))),
      // UNCONFIRMED: absent or an empty list when none were asked for; AWS CLI's sample of such a call has a list.
      participantTokens: (participantTokenConfigurations ?? []).map((asked) =>
        issueToken(world, stageId, asked),
      ),
    };
  };
}

/**
 * API Reference: the recording "cannot be updated while recording is active"; the error's name is INFERENCE, and so is
 * that a request which repeats the present setup is no update.
 */
export function updateStage(world: World): Handler<'UpdateStage'> {
  return (input) => {
    const stage = stageAt(world, 'arn', input.arn);
    const present = stage.recording ?? null;
    const { autoParticipantRecordingConfiguration: asked } = input;
    const recording = asked === undefined ? present : recordingAsked(world, asked);
    if (recording) found(world.resources.find('storage-configuration', recording.storageConfigurationId));
    if (!isDeepStrictEqual(recording, present) && isRecording(world, stage)) {
      throw new AwsError('ConflictException', 'Recording is active on the stage and cannot be reconfigured');
    }
    world.perform({ kind: 'stage-updated', stageId: stage.id, name: input.name ?? stage.name, recording });
    return { stage: describedStage(world, found(world.stage(stage.id))) };
  };
}

/**
 * Ends the stage with everything on it. API Reference: it "shuts down and deletes the specified stage (disconnecting all
 * participants)". UNCONFIRMED: a stage with an active session might be refused with ConflictException instead.
 */
export function deleteStage(world: World): Handler<'DeleteStage'> {
  return (input) => {
    world.perform({ kind: 'stage-deleted', stageId: stageAt(world, 'arn', input.arn).id });
    return {};
  };
}
