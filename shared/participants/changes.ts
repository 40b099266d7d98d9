import { contract, json } from '../contract/define.ts';
import { ConnectionId, ParticipantId, ResourceId } from '../contract/ids.ts';
import { SMALL_BODY } from '../contract/limits.ts';
import { Done } from '../contract/page.ts';
import { DisconnectDraft } from './drafts.ts';

export const participantChanges = contract('participants', {
  disconnect: json({
    method: 'POST',
    path: '/:connection/stages/:stageId/participants/:participantId/disconnect',
    summary: 'Takes a participant out of a stage for good: the token cannot be used again',
    access: 'destroy',
    role: 'support',
    aws: ['DisconnectParticipant'],
    // The last one's leaving ends the session, and an ingest configuration is detached from its stage.
    invalidates: [
      'participants.list',
      'participants.get',
      'participants.events',
      'replication.list',
      'replication.map',
      'replication.journey',
      'compositions.slots',
      'sessions.list',
      'sessions.get',
      'stages.list',
      'stages.get',
      'ingest.list',
      'ingest.get',
      'recorder.ownChanges',
    ],
    limits: SMALL_BODY,
    params: { connection: ConnectionId, stageId: ResourceId, participantId: ParticipantId },
    body: DisconnectDraft,
    output: Done,
  }),
});
