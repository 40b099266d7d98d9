import type { publicKeyChanges } from '#shared/public-keys/changes.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const publicKeyChangeHandlers: ContractHandlers<typeof publicKeyChanges> = {
  async import({ connection, body }, context) {
    const { output, asOf } = await context.upstream(connection).call('ImportPublicKey', body);
    return { item: output.publicKey, asOf };
  },

  async remove({ connection, publicKeyId }, context) {
    const upstream = context.upstream(connection);
    const { asOf } = await upstream.call('DeletePublicKey', {
      arn: await upstream.arn('public-key', publicKeyId),
    });
    return { asOf };
  },
};
