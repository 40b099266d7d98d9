import type { tags } from '#shared/tags/contract.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const tagHandlers: ContractHandlers<typeof tags> = {
  async get({ connection, resourceKind, resourceId }, context) {
    const upstream = context.upstream(connection);
    const resourceArn = await upstream.arn(resourceKind, resourceId);
    const { output, asOf, stale } = await upstream.call('ListTagsForResource', { resourceArn });
    return { item: output.tags, asOf, stale };
  },
};
