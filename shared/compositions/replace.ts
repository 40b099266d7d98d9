import * as z from 'zod/mini';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { Job } from '../jobs/contract.ts';
import { LayoutDraft } from '../layouts/drafts.ts';
import { DestinationsDraft } from './drafts.ts';

/** What shall take the place of a composition. */
export const ReplaceDraft = z.strictObject({
  layout: LayoutDraft,
  /** The same as now where left out. */
  destinations: z.optional(DestinationsDraft),
});
export type ReplaceDraft = z.input<typeof ReplaceDraft>;

export const compositionReplace = contract('compositions', {
  replace: json({
    method: 'POST',
    path: '/:connection/compositions/:compositionId/replace',
    summary:
      'Starts the job that puts a composition with another layout in the place of this one, and goes back to this one where that fails',
    access: 'destroy',
    invalidates: ['jobs.list', 'compositions.replacement'],
    params: { connection: ConnectionId, compositionId: ResourceId },
    body: ReplaceDraft,
    output: Job,
  }),
});
