import type { participants } from '#shared/participants/contract.ts';
import { nextPage } from '#server/aws/paging.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const participantHandlers: ContractHandlers<typeof participants> = {
  async list({ connection, stageId, ...query }, context) {
    const upstream = context.upstream(connection);
    const stageArn = await upstream.arn('stage', stageId);
    const { output, asOf, stale } = await upstream.call('ListParticipants', { stageArn, ...query });
    return { items: output.participants, nextToken: nextPage(output), asOf, stale };
  },

  async get({ connection, stageId, sessionId, participantId }, context) {
    const upstream = context.upstream(connection);
    const stageArn = await upstream.arn('stage', stageId);
    const { output, asOf, stale } = await upstream.call('GetParticipant', {
      stageArn,
      sessionId,
      participantId,
    });
    return { item: output.participant, asOf, stale };
  },

  async events({ connection, stageId, ...query }, context) {
    const upstream = context.upstream(connection);
    const stageArn = await upstream.arn('stage', stageId);
    const { output, asOf, stale } = await upstream.call('ListParticipantEvents', { stageArn, ...query });
    return { items: output.events, nextToken: nextPage(output), asOf, stale };
  },
};
