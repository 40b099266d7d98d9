import type { participantChanges } from '#shared/participants/changes.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const participantChangeHandlers: ContractHandlers<typeof participantChanges> = {
  async disconnect({ connection, stageId, participantId, body }, context) {
    const upstream = context.upstream(connection);
    const stageArn = await upstream.arn('stage', stageId);
    const { asOf } = await upstream.call('DisconnectParticipant', { ...body, stageArn, participantId });
    return { asOf };
  },
};
