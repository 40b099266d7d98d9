import type { Participant, ParticipantSummary } from '@aws-sdk/client-ivs-realtime';
import { clientOf } from '../simulation/devices.ts';
import {
  attributesAt,
  hasJoined,
  hasPublished,
  isConnected,
  recordingPlaced,
  recordingState,
  replicationAt,
  userIdAt,
} from '../simulation/project-session.ts';
import type { ParticipantScript, SessionScript } from '../simulation/script.ts';
import type { StageDefinition } from '../simulation/stage-definition.ts';
import { arnOf } from '../state/arn.ts';
import { paginate } from '../state/paging.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { found, idIn, sessionOf } from './locate.ts';

function summary(world: World, participant: ParticipantScript, now: number): ParticipantSummary {
  const replication = replicationAt(participant, now);
  const { ingest } = participant;
  const source = participant.replication.type === 'REPLICA' ? participant.replication : undefined;
  return {
    participantId: participant.participantId,
    userId: userIdAt(participant, now),
    state: isConnected(participant, now) ? 'CONNECTED' : 'DISCONNECTED',
    firstJoinTime: new Date(participant.presences[0]?.from ?? now),
    published: hasPublished(participant, now),
    recordingState: recordingState(participant, now),
    replicationType: replication.type,
    // UNCONFIRMED: absent without replication.
    replicationState: replication.state,
    // Empty on the source side and without replication (AWS CLI samples).
    sourceStageArn: source ? arnOf(world, 'stage', source.sourceStageId) : '',
    sourceSessionId: source ? source.sourceSessionId : '',
    redundantIngest: ingest !== undefined && ingest.part !== 'sole',
    ...(ingest
      ? { ingestConfigurationArn: arnOf(world, 'ingest-configuration', ingest.configurationId) }
      : {}),
  };
}

/** Where the participant is recorded: `<stage>/<session>/<participant>/<timestamp>`, colons in the time replaced. */
function recordingPlace(
  world: World,
  stage: StageDefinition,
  script: SessionScript,
  participant: ParticipantScript,
  now: number,
): Pick<Participant, 'recordingS3BucketName' | 'recordingS3Prefix'> {
  const placed = recordingPlaced(participant, now);
  const bucketName = placed && world.bucketOf(placed.storageConfigurationId);
  if (!placed || bucketName === undefined) return { recordingS3BucketName: '', recordingS3Prefix: '' };
  const timestamp = `${new Date(placed.filedUnder).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
  return {
    recordingS3BucketName: bucketName,
    recordingS3Prefix: `${stage.id}/${script.sessionId}/${participant.participantId}/${timestamp}`,
  };
}

/** UNCONFIRMED: what a participant with a broadcast SDK gets. Only encoders name an ingest protocol here. */
function protocolOf(participant: ParticipantScript): NonNullable<Participant['protocol']> {
  const { device } = participant.person;
  switch (device) {
    case 'whip':
      return 'WHIP';
    case 'rtmp':
      return 'RTMP';
    case 'rtmps':
      return 'RTMPS';
    case 'web':
    case 'ios':
    case 'android':
      return 'UNKNOWN';
  }
}

export function getParticipant(world: World): Handler<'GetParticipant'> {
  return (input) => {
    const now = world.clock.now();
    const stage = found(world.stage(idIn(world, 'stage', 'stageArn', input.stageArn)));
    const script = world.script(stage, found(sessionOf(world, stage, input.sessionId)));
    const scripted = script.participant(input.participantId ?? '');
    const participant = found(scripted && hasJoined(scripted, now) ? scripted : undefined);
    return {
      participant: {
        ...summary(world, participant, now),
        attributes: { ...attributesAt(participant, now) },
        ...clientOf(participant.person),
        ...recordingPlace(world, stage, script, participant, now),
        protocol: protocolOf(participant),
      },
    };
  };
}

export function listParticipants(world: World): Handler<'ListParticipants'> {
  return (input) => {
    const now = world.clock.now();
    const { filterByUserId, filterByPublished, filterByState, filterByRecordingState } = input;
    const filters = { filterByUserId, filterByPublished, filterByState, filterByRecordingState };
    const stageId = idIn(world, 'stage', 'stageArn', input.stageArn);
    const stage = world.stage(stageId);
    const plan = stage && sessionOf(world, stage, input.sessionId);
    const wanted = (participant: ParticipantScript): boolean => {
      if (!hasJoined(participant, now)) return false;
      if (filterByUserId !== undefined) return userIdAt(participant, now) === filterByUserId;
      // UNCONFIRMED: what `false` means. Taken at its word: those who have never published.
      if (filterByPublished !== undefined) return hasPublished(participant, now) === filterByPublished;
      if (filterByState !== undefined)
        return isConnected(participant, now) === (filterByState === 'CONNECTED');
      if (filterByRecordingState !== undefined)
        return recordingState(participant, now) === filterByRecordingState;
      return true;
    };
    const page = paginate(
      // UNCONFIRMED: an unknown stage or session. ResourceNotFoundException is not modelled, so nothing is found.
      stage && plan ? world.script(stage, plan).participants : [],
      (participant) => participant.participantId,
      {
        accountId: world.accountId,
        operation: 'ListParticipants',
        filters: { stageId, sessionId: input.sessionId, ...filters },
        nextToken: input.nextToken,
        maxResults: input.maxResults,
      },
      wanted,
    );
    return {
      participants: page.items.map((participant) => summary(world, participant, now)),
      nextToken: page.nextToken,
    };
  };
}
