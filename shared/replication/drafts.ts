import * as z from 'zod/mini';
import { ResourceId } from '../contract/ids.ts';
import { ParticipantAttributes } from '../participants/identity.ts';

/** A replica to be started: a publishing participant of one stage, shown in another as well. */
export const ReplicationDraft = z.strictObject({
  destinationStageId: ResourceId,
  /** How long the replication outlives the participant's disconnecting; 0 where it is left out. */
  reconnectWindowSeconds: z.optional(z.int().check(z.minimum(0), z.maximum(300))),
  /** Put over those of the participant's token, key by key. */
  attributes: z.optional(ParticipantAttributes),
});
export type ReplicationDraft = z.input<typeof ReplicationDraft>;
