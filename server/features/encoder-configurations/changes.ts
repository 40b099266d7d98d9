import type { encoderConfigurationChanges } from '#shared/encoder-configurations/changes.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const encoderConfigurationChangeHandlers: ContractHandlers<typeof encoderConfigurationChanges> = {
  async create({ connection, body }, context) {
    const { output, asOf } = await context.upstream(connection).call('CreateEncoderConfiguration', body);
    return { item: output.encoderConfiguration, asOf };
  },

  async remove({ connection, encoderConfigurationId }, context) {
    const upstream = context.upstream(connection);
    const arn = await upstream.arn('encoder-configuration', encoderConfigurationId);
    const { asOf } = await upstream.call('DeleteEncoderConfiguration', { arn });
    return { asOf };
  },
};
