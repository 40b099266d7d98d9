import type { Stage, StageSummary } from '@aws-sdk/client-ivs-realtime';
import type { StageDefinition } from '../simulation/stage-definition.ts';
import { arnOf } from '../state/arn.ts';
import { paginate } from '../state/paging.ts';
import { stageEndpoints } from '../state/stage-endpoints.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { found, idIn } from './locate.ts';
import { recordingAnswer } from './participant-recording.ts';

function summary(world: World, stage: StageDefinition): StageSummary {
  return {
    arn: arnOf(world, 'stage', stage.id),
    name: stage.name,
    // UNCONFIRMED: empty or absent while idle. Empty, as the service's other unset texts are in AWS's samples.
    activeSessionId: world.courses.active(stage.id, world.clock.now())?.sessionId ?? '',
    tags: { ...stage.tags },
  };
}

/** The whole answer. */
export function describedStage(world: World, stage: StageDefinition): Stage {
  return {
    ...summary(world, stage),
    arn: arnOf(world, 'stage', stage.id),
    autoParticipantRecordingConfiguration: recordingAnswer(world, stage.recording),
    endpoints: { ...stageEndpoints(world) },
  };
}

export function stageAt(world: World, member: string, arn: string | undefined): StageDefinition {
  return found(world.stage(idIn(world, 'stage', member, arn)));
}

export function getStage(world: World): Handler<'GetStage'> {
  return (input) => ({ stage: describedStage(world, stageAt(world, 'arn', input.arn)) });
}

export function listStages(world: World): Handler<'ListStages'> {
  return (input) => {
    const page = paginate(world.resources.stages, (stage) => stage.id, {
      accountId: world.accountId,
      operation: 'ListStages',
      filters: {},
      nextToken: input.nextToken,
      maxResults: input.maxResults,
    });
    return { stages: page.items.map((stage) => summary(world, stage)), nextToken: page.nextToken };
  };
}
