import type { ingest } from '#shared/ingest/contract.ts';
import { nextPage } from '#server/aws/paging.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { masked } from './masked-configuration.ts';

export const ingestHandlers: ContractHandlers<typeof ingest> = {
  async list({ connection, stageId, ...query }, context) {
    const upstream = context.upstream(connection);
    const { output, asOf, stale } = await upstream.call('ListIngestConfigurations', {
      ...query,
      filterByStageArn: await upstream.arnIfAny('stage', stageId),
    });
    return { items: output.ingestConfigurations, nextToken: nextPage(output), asOf, stale };
  },

  async get({ connection, ingestConfigurationId }, context) {
    const upstream = context.upstream(connection);
    const arn = await upstream.arn('ingest-configuration', ingestConfigurationId);
    const { output, asOf, stale } = await upstream.call('GetIngestConfiguration', { arn });
    return { item: masked(output.ingestConfiguration), asOf, stale };
  },
};
