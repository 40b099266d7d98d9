import type { ingestChanges } from '#shared/ingest/changes.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { masked } from './masked-configuration.ts';

export const ingestChangeHandlers: ContractHandlers<typeof ingestChanges> = {
  async create({ connection, body: { stageId, ...draft } }, context) {
    const upstream = context.upstream(connection);
    const { output, asOf } = await upstream.call('CreateIngestConfiguration', {
      ...draft,
      stageArn: await upstream.arnIfAny('stage', stageId),
    });
    return { item: masked(output.ingestConfiguration), asOf };
  },

  async update({ connection, ingestConfigurationId, body: { stageId, ...update } }, context) {
    const upstream = context.upstream(connection);
    const { output, asOf } = await upstream.call('UpdateIngestConfiguration', {
      ...update,
      arn: await upstream.arn('ingest-configuration', ingestConfigurationId),
      stageArn: await upstream.arnIfAny('stage', stageId),
    });
    return { item: masked(output.ingestConfiguration), asOf };
  },

  async remove({ connection, ingestConfigurationId, force }, context) {
    const upstream = context.upstream(connection);
    const arn = await upstream.arn('ingest-configuration', ingestConfigurationId);
    const { asOf } = await upstream.call('DeleteIngestConfiguration', { arn, force });
    return { asOf };
  },

  async reveal({ connection, ingestConfigurationId }, context) {
    const upstream = context.upstream(connection);
    const arn = await upstream.arn('ingest-configuration', ingestConfigurationId);
    const { output, asOf } = await upstream.call('GetIngestConfiguration', { arn });
    // The contract names the keys alone, and nothing else of the configuration passes its output schema.
    return { item: output.ingestConfiguration, asOf };
  },
};
