import * as z from 'zod/mini';
import { openEnum } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ParticipantId, ResourceId } from '../contract/ids.ts';
import { page, PageQuery } from '../contract/page.ts';

export const ParticipantReplica = z.object({
  sourceStageArn: z.string(),
  participantId: z.string(),
  sourceSessionId: z.string(),
  destinationStageArn: z.string(),
  destinationSessionId: z.string(),
  replicationState: openEnum(['ACTIVE', 'STOPPED']),
});
export type ParticipantReplica = z.input<typeof ParticipantReplica>;

export const replication = contract('replication', {
  list: json({
    path: '/:connection/stages/:stageId/participants/:participantId/replicas',
    summary: 'One page of the replicas of a participant, by its source stage',
    access: 'read',
    aws: ['ListParticipantReplicas'],
    params: { connection: ConnectionId, stageId: ResourceId, participantId: ParticipantId },
    // AWS allows 50 a page here; a larger number is refused by AWS, in its words.
    query: PageQuery,
    output: page(ParticipantReplica),
  }),
});
