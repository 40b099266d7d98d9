import type { ingest } from '#shared/ingest/contract.ts';
import { nextPage } from '#server/aws/paging.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { maskStreamKey } from './stream-key.ts';

export const ingestHandlers: ContractHandlers<typeof ingest> = {
  async list({ connection, stageId, ...query }, context) {
    const upstream = context.upstream(connection);
    const { output, asOf } = await upstream.call('ListIngestConfigurations', {
      ...query,
      filterByStageArn: stageId === undefined ? undefined : await upstream.arn('stage', stageId),
    });
    return { items: output.ingestConfigurations, nextToken: nextPage(output), asOf };
  },

  async get({ connection, ingestConfigurationId }, context) {
    const upstream = context.upstream(connection);
    const arn = await upstream.arn('ingest-configuration', ingestConfigurationId);
    const { output, asOf } = await upstream.call('GetIngestConfiguration', { arn });
    if (output.ingestConfiguration === undefined) return { item: undefined, asOf };
    const { streamKey, redundantIngestCredentials, ...shown } = output.ingestConfiguration;
    const item = {
      ...shown,
      maskedStreamKey: maskStreamKey(streamKey),
      redundantIngestCredentials: redundantIngestCredentials?.map((credential) => ({
        participantId: credential.participantId,
        maskedStreamKey: maskStreamKey(credential.streamKey),
      })),
    };
    return { item, asOf };
  },
};
