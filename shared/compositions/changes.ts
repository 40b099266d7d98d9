import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { Done, snapshot } from '../contract/page.ts';
import { Composition } from './contract.ts';
import { CompositionDraft } from './drafts.ts';

export const compositionChanges = contract('compositions', {
  start: json({
    method: 'POST',
    path: '/:connection/compositions',
    summary:
      'Starts a composition, or answers the one that was started before with the same idempotency token',
    access: 'write',
    aws: ['StartComposition'],
    invalidates: ['compositions.list', 'channels.live'],
    params: { connection: ConnectionId },
    body: CompositionDraft,
    output: snapshot(Composition),
    status: 201,
  }),
  stop: json({
    method: 'POST',
    path: '/:connection/compositions/:compositionId/stop',
    summary: 'Stops a composition and with it its broadcast and recording',
    access: 'destroy',
    aws: ['StopComposition'],
    invalidates: ['compositions.list', 'compositions.get', 'channels.live', 'recorder.ownChanges'],
    params: { connection: ConnectionId, compositionId: ResourceId },
    output: Done,
  }),
});
