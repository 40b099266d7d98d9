import type { sessions } from '#shared/sessions/contract.ts';
import { nextPage } from '#server/aws/paging.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const sessionHandlers: ContractHandlers<typeof sessions> = {
  async list({ connection, stageId, nextToken, maxResults }, context) {
    const upstream = context.upstream(connection);
    const stageArn = await upstream.arn('stage', stageId);
    const { output, asOf, stale } = await upstream.call('ListStageSessions', {
      stageArn,
      nextToken,
      maxResults,
    });
    return { items: output.stageSessions, nextToken: nextPage(output), asOf, stale };
  },

  async get({ connection, stageId, sessionId }, context) {
    const upstream = context.upstream(connection);
    const stageArn = await upstream.arn('stage', stageId);
    const { output, asOf, stale } = await upstream.call('GetStageSession', { stageArn, sessionId });
    return { item: output.stageSession, asOf, stale };
  },
};
