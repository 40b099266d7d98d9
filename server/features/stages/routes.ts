import type { stages } from '#shared/stages/contract.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { nextPage } from '#server/aws/paging.ts';

export const stageHandlers: ContractHandlers<typeof stages> = {
  async list({ connection, nextToken, maxResults }, context) {
    const upstream = context.upstream(connection);
    const { output, asOf, stale } = await upstream.call('ListStages', { nextToken, maxResults });
    return { items: output.stages, nextToken: nextPage(output), asOf, stale };
  },

  async get({ connection, stageId }, context) {
    const upstream = context.upstream(connection);
    const { output, asOf, stale } = await upstream.call('GetStage', {
      arn: await upstream.arn('stage', stageId),
    });
    return { item: output.stage, asOf, stale };
  },
};
