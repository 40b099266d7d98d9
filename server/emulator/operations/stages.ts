import type {
  AutoParticipantRecordingConfiguration,
  Stage,
  StageSummary,
} from '@aws-sdk/client-ivs-realtime';
import type { RecordingSetup, StageDefinition } from '../simulation/stage-definition.ts';
import { activeSession } from '../simulation/timetable.ts';
import { arnOf } from '../state/arn.ts';
import { paginate } from '../state/paging.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { found, idIn } from './locate.ts';

/** A stage without recording answers the whole object with every default (AWS CLI samples). */
function recordingOf(world: World, setup: RecordingSetup | undefined): AutoParticipantRecordingConfiguration {
  return {
    storageConfigurationArn: setup ? arnOf(world, 'storage-configuration', setup.storageConfigurationId) : '',
    mediaTypes: [setup?.mediaType ?? 'AUDIO_VIDEO'],
    thumbnailConfiguration: {
      targetIntervalSeconds: setup?.thumbnails?.targetIntervalSeconds ?? 60,
      storage: [...(setup?.thumbnails?.storage ?? (['SEQUENTIAL'] as const))],
      recordingMode: setup?.thumbnails ? 'INTERVAL' : 'DISABLED',
    },
    recordingReconnectWindowSeconds: setup?.reconnectWindowSeconds ?? 0,
    hlsConfiguration: { targetSegmentDurationSeconds: setup?.segmentSeconds ?? 6 },
    recordParticipantReplicas: setup?.replicas ?? true,
  };
}

function summary(world: World, stage: StageDefinition): StageSummary {
  return {
    arn: arnOf(world, 'stage', stage.id),
    name: stage.name,
    // UNCONFIRMED: empty or absent while idle. Empty, as the service's other unset texts are in AWS's samples.
    activeSessionId: activeSession(stage, world.clock.now())?.sessionId ?? '',
    tags: { ...stage.tags },
  };
}

/** Hosts as in AWS's samples; the production label of the RTMP hosts is UNCONFIRMED. */
function endpoints(world: World): Stage['endpoints'] {
  const { whip, rtmp } = world.endpointLabels;
  return {
    events: 'wss://global.events.live-video.net',
    whip: `https://${whip}.global-bm.whip.live-video.net`,
    rtmp: `rtmp://${rtmp}.global-contribute.live-video.net/app/`,
    rtmps: `rtmps://${rtmp}.global-contribute.live-video.net:443/app/`,
  };
}

export function getStage(world: World): Handler<'GetStage'> {
  return (input) => {
    const stage = found(world.stage(idIn(world, 'stage', 'arn', input.arn)));
    return {
      stage: {
        ...summary(world, stage),
        arn: arnOf(world, 'stage', stage.id),
        autoParticipantRecordingConfiguration: recordingOf(world, stage.recording),
        endpoints: endpoints(world),
      },
    };
  };
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
