import type { replication } from '#shared/replication/contract.ts';
import { nextPage } from '#server/aws/paging.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const replicationHandlers: ContractHandlers<typeof replication> = {
  async list({ connection, stageId, ...query }, context) {
    const upstream = context.upstream(connection);
    const sourceStageArn = await upstream.arn('stage', stageId);
    const { output, asOf, stale } = await upstream.call('ListParticipantReplicas', {
      sourceStageArn,
      ...query,
    });
    return { items: output.replicas, nextToken: nextPage(output), asOf, stale };
  },
};
