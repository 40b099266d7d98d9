import type { storageConfigurationChanges } from '#shared/storage-configurations/changes.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const storageConfigurationChangeHandlers: ContractHandlers<typeof storageConfigurationChanges> = {
  async create({ connection, body }, context) {
    const { output, asOf } = await context.upstream(connection).call('CreateStorageConfiguration', body);
    return { item: output.storageConfiguration, asOf };
  },

  async remove({ connection, storageConfigurationId }, context) {
    const upstream = context.upstream(connection);
    const arn = await upstream.arn('storage-configuration', storageConfigurationId);
    const { asOf } = await upstream.call('DeleteStorageConfiguration', { arn });
    return { asOf };
  },
};
