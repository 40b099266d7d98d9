import type { publicKeys } from '#shared/public-keys/contract.ts';
import { nextPage } from '#server/aws/paging.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

export const publicKeyHandlers: ContractHandlers<typeof publicKeys> = {
  async list({ connection, nextToken, maxResults }, context) {
    const upstream = context.upstream(connection);
    const { output, asOf, stale } = await upstream.call('ListPublicKeys', { nextToken, maxResults });
    return { items: output.publicKeys, nextToken: nextPage(output), asOf, stale };
  },

  async get({ connection, publicKeyId }, context) {
    const upstream = context.upstream(connection);
    const arn = await upstream.arn('public-key', publicKeyId);
    const { output, asOf, stale } = await upstream.call('GetPublicKey', { arn });
    return { item: output.publicKey, asOf, stale };
  },
};
