import type { replicationChanges } from '#shared/replication/changes.ts';
import { badRequest } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const replicationChangeHandlers: ContractHandlers<typeof replicationChanges> = {
  async start({ connection, stageId, participantId, body: { destinationStageId, ...draft } }, context) {
    // A replica keeps the participant's id, which a session can hold only once.
    if (destinationStageId === stageId)
      throw badRequest([
        { path: 'body.destinationStageId', message: 'must be another stage than the source' },
      ]);
    const upstream = context.upstream(connection);
    const { asOf } = await upstream.call('StartParticipantReplication', {
      ...draft,
      participantId,
      sourceStageArn: await upstream.arn('stage', stageId),
      destinationStageArn: await upstream.arn('stage', destinationStageId),
    });
    return { asOf };
  },

  async stop({ connection, stageId, participantId, destinationStageId }, context) {
    const upstream = context.upstream(connection);
    const { asOf } = await upstream.call('StopParticipantReplication', {
      participantId,
      sourceStageArn: await upstream.arn('stage', stageId),
      destinationStageArn: await upstream.arn('stage', destinationStageId),
    });
    return { asOf };
  },
};
