import type { compositions } from '#shared/compositions/contract.ts';
import { nextPage } from '#server/aws/paging.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const compositionHandlers: ContractHandlers<typeof compositions> = {
  async list({ connection, stageId, encoderConfigurationId, nextToken, maxResults }, context) {
    const upstream = context.upstream(connection);
    const { output, asOf, stale } = await upstream.call('ListCompositions', {
      filterByStageArn: await upstream.arnIfAny('stage', stageId),
      filterByEncoderConfigurationArn: await upstream.arnIfAny(
        'encoder-configuration',
        encoderConfigurationId,
      ),
      nextToken,
      maxResults,
    });
    return { items: output.compositions, nextToken: nextPage(output), asOf, stale };
  },

  async get({ connection, compositionId }, context) {
    const upstream = context.upstream(connection);
    const arn = await upstream.arn('composition', compositionId);
    const { output, asOf, stale } = await upstream.call('GetComposition', { arn });
    return { item: output.composition, asOf, stale };
  },
};
