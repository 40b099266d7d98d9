import type { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { nextPage } from '#server/aws/paging.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const storageConfigurationHandlers: ContractHandlers<typeof storageConfigurations> = {
  async list({ connection, nextToken, maxResults }, context) {
    const upstream = context.upstream(connection);
    const { output, asOf, stale } = await upstream.call('ListStorageConfigurations', {
      nextToken,
      maxResults,
    });
    return { items: output.storageConfigurations, nextToken: nextPage(output), asOf, stale };
  },

  async get({ connection, storageConfigurationId }, context) {
    const upstream = context.upstream(connection);
    const arn = await upstream.arn('storage-configuration', storageConfigurationId);
    const { output, asOf, stale } = await upstream.call('GetStorageConfiguration', { arn });
    return { item: output.storageConfiguration, asOf, stale };
  },
};
