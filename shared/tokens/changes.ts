import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { SMALL_BODY } from '../contract/limits.ts';
import { snapshot } from '../contract/page.ts';
import { TokenDraft } from './drafts.ts';
import { ParticipantToken } from './participant-token.ts';

export const tokenChanges = contract('tokens', {
  create: json({
    method: 'POST',
    path: '/:connection/stages/:stageId/tokens',
    summary: 'Makes a participant token for a stage; it is answered this once and can never be read again',
    access: 'write',
    aws: ['CreateParticipantToken'],
    // A token can be read nowhere, and its participant not before it has joined.
    invalidates: [],
    limits: SMALL_BODY,
    params: { connection: ConnectionId, stageId: ResourceId },
    body: TokenDraft,
    output: snapshot(ParticipantToken),
    status: 201,
  }),
});
