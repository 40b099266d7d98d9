import { arnOf } from '../state/arn.ts';
import { paginate } from '../state/paging.ts';
import type { PublicKeyRecord } from '../state/resources.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { found, idIn } from './locate.ts';

function summary(world: World, { id, name, tags }: PublicKeyRecord) {
  return { arn: arnOf(world, 'public-key', id), name, tags: { ...tags } };
}

export function getPublicKey(world: World): Handler<'GetPublicKey'> {
  return (input) => {
    const id = idIn(world, 'public-key', 'arn', input.arn);
    const record = found(world.resources.publicKeys.find((candidate) => candidate.id === id));
    return {
      publicKey: {
        ...summary(world, record),
        publicKeyMaterial: record.material,
        fingerprint: record.fingerprint,
      },
    };
  };
}

export function listPublicKeys(world: World): Handler<'ListPublicKeys'> {
  return (input) => {
    const page = paginate(world.resources.publicKeys, (record) => record.id, {
      accountId: world.accountId,
      operation: 'ListPublicKeys',
      filters: {},
      nextToken: input.nextToken,
      maxResults: input.maxResults,
    });
    return { publicKeys: page.items.map((record) => summary(world, record)), nextToken: page.nextToken };
  };
}
