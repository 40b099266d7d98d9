import type { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { nextPage } from '#server/aws/paging.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const encoderConfigurationHandlers: ContractHandlers<typeof encoderConfigurations> = {
  async list({ connection, nextToken, maxResults }, context) {
    const upstream = context.upstream(connection);
    const { output, asOf, stale } = await upstream.call('ListEncoderConfigurations', {
      nextToken,
      maxResults,
    });
    return { items: output.encoderConfigurations, nextToken: nextPage(output), asOf, stale };
  },

  async get({ connection, encoderConfigurationId }, context) {
    const upstream = context.upstream(connection);
    const arn = await upstream.arn('encoder-configuration', encoderConfigurationId);
    const { output, asOf, stale } = await upstream.call('GetEncoderConfiguration', { arn });
    return { item: output.encoderConfiguration, asOf, stale };
  },
};
