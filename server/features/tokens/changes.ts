import type { tokenChanges } from '#shared/tokens/changes.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const tokenChangeHandlers: ContractHandlers<typeof tokenChanges> = {
  async create({ connection, stageId, body }, context) {
    const upstream = context.upstream(connection);
    const stageArn = await upstream.arn('stage', stageId);
    const { output, asOf } = await upstream.call('CreateParticipantToken', { ...body, stageArn });
    return { item: output.participantToken, asOf };
  },
};
