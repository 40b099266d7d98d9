import * as z from 'zod/mini';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { SMALL_BODY } from '../contract/limits.ts';
import { Done, snapshot } from '../contract/page.ts';
import { ParticipantToken } from '../tokens/participant-token.ts';
import { Stage } from './contract.ts';
import { StageDraft, StageUpdate } from './drafts.ts';

const stage = { connection: ConnectionId, stageId: ResourceId };

export const stageChanges = contract('stages', {
  create: json({
    method: 'POST',
    path: '/:connection/stages',
    summary: 'Creates a stage, and participant tokens with it, which are answered this once',
    access: 'write',
    aws: ['CreateStage'],
    invalidates: ['stages.list'],
    params: { connection: ConnectionId },
    body: StageDraft,
    output: z.object({
      ...snapshot(Stage).shape,
      /** In the order in which they were asked for. */
      participantTokens: z.optional(z.array(ParticipantToken)),
    }),
    status: 201,
  }),
  update: json({
    method: 'PATCH',
    path: '/:connection/stages/:stageId',
    summary: 'Changes the name or the recording of a stage; recording only while none is active',
    access: 'write',
    aws: ['UpdateStage'],
    invalidates: ['stages.list', 'stages.get'],
    limits: SMALL_BODY,
    params: stage,
    body: StageUpdate,
    output: snapshot(Stage),
  }),
  remove: json({
    method: 'DELETE',
    path: '/:connection/stages/:stageId',
    summary:
      'Deletes a stage: disconnects everybody in it, ends its compositions, detaches its ingest configurations',
    access: 'destroy',
    aws: ['DeleteStage'],
    invalidates: [
      'stages.list',
      'stages.get',
      'sessions.list',
      'sessions.get',
      'participants.list',
      'participants.get',
      'participants.events',
      'replication.list',
      'replication.map',
      'replication.journey',
      'compositions.slots',
      'compositions.list',
      'compositions.get',
      'channels.live',
      'ingest.list',
      'ingest.get',
      'tags.get',
      'recorder.ownChanges',
    ],
    params: stage,
    output: Done,
  }),
});
