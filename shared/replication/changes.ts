import { contract, json } from '../contract/define.ts';
import { ConnectionId, ParticipantId, ResourceId } from '../contract/ids.ts';
import { SMALL_BODY } from '../contract/limits.ts';
import { Done } from '../contract/page.ts';
import { ReplicationDraft } from './drafts.ts';

const source = { connection: ConnectionId, stageId: ResourceId, participantId: ParticipantId };

/** A replica joins the destination stage, which may begin a session there, and leaves it, which may end that session. */
const TOUCHED = [
  'replication.list',
  'replication.map',
  'replication.journey',
  'compositions.slots',
  'participants.list',
  'participants.get',
  'participants.events',
  'sessions.list',
  'sessions.get',
  'stages.list',
  'stages.get',
] as const;

export const replicationChanges = contract('replication', {
  start: json({
    method: 'POST',
    path: '/:connection/stages/:stageId/participants/:participantId/replicas',
    summary: 'Shows a publishing participant of one stage in another as well',
    access: 'write',
    aws: ['StartParticipantReplication'],
    invalidates: TOUCHED,
    limits: SMALL_BODY,
    params: source,
    body: ReplicationDraft,
    output: Done,
  }),
  stop: json({
    method: 'POST',
    path: '/:connection/stages/:stageId/participants/:participantId/replicas/:destinationStageId/stop',
    summary: 'Takes the replica of a participant out of the other stage',
    access: 'destroy',
    aws: ['StopParticipantReplication'],
    invalidates: [...TOUCHED, 'recorder.ownChanges'],
    params: { ...source, destinationStageId: ResourceId },
    output: Done,
  }),
});
