import type { tagChanges } from '#shared/tags/changes.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const tagChangeHandlers: ContractHandlers<typeof tagChanges> = {
  async add({ connection, resourceKind, resourceId, body: { tags } }, context) {
    const upstream = context.upstream(connection);
    const resourceArn = await upstream.arn(resourceKind, resourceId);
    const { asOf } = await upstream.call('TagResource', { resourceArn, tags });
    return { asOf };
  },

  async remove({ connection, resourceKind, resourceId, body: { tagKeys } }, context) {
    const upstream = context.upstream(connection);
    const resourceArn = await upstream.arn(resourceKind, resourceId);
    const { asOf } = await upstream.call('UntagResource', { resourceArn, tagKeys });
    return { asOf };
  },
};
