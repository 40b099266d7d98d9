import { arnOf } from '../state/arn.ts';
import { resourceId } from '../state/ids.ts';
import { paginate } from '../state/paging.ts';
import { fingerprintOf, plainPem } from '../state/public-key.ts';
import { requireRoom } from '../state/quotas.ts';
import type { PublicKeyRecord } from '../state/resources.ts';
import type { World } from '../state/world.ts';
import { AwsError } from '../wire/aws-error.ts';
import type { Handler } from '../wire/handler.ts';
import { found, idIn } from './locate.ts';

function summary(world: World, { id, name, tags }: PublicKeyRecord) {
  return { arn: arnOf(world, 'public-key', id), name, tags: { ...tags } };
}

function described(world: World, record: PublicKeyRecord) {
  const { material: publicKeyMaterial, fingerprint } = record;
  return { ...summary(world, record), publicKeyMaterial, fingerprint };
}

function recordAt(world: World, arn: string | undefined): PublicKeyRecord {
  return found(world.resources.find('public-key', idIn(world, 'public-key', 'arn', arn)));
}

export function getPublicKey(world: World): Handler<'GetPublicKey'> {
  return (input) => ({ publicKey: described(world, recordAt(world, input.arn)) });
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

/** That the material is a key on the right curve has been checked with the input. */
export function importPublicKey(world: World): Handler<'ImportPublicKey'> {
  return ({ publicKeyMaterial = '', name = '', tags = {} }) => {
    const material = plainPem(publicKeyMaterial);
    // INFERENCE: ConflictException is modelled, and a key that is there already is what can be meant by it.
    if (world.resources.publicKeys.some((key) => key.material === material)) {
      throw new AwsError('ConflictException', 'The public key has been imported already');
    }
    requireRoom(world.quotas, 'publicKeys', world.resources.count('public-key'));
    const id = resourceId(world.dice('public-key'));
    const record = { id, name, material, fingerprint: fingerprintOf(material), tags };
    world.perform({ kind: 'public-key-imported', record });
    return { publicKey: described(world, record) };
  };
}

/** Tokens that are signed with its private half can no longer be used to join. UNCONFIRMED: people who have joined stay. */
export function deletePublicKey(world: World): Handler<'DeletePublicKey'> {
  return (input) => {
    world.perform({ kind: 'public-key-deleted', id: recordAt(world, input.arn).id });
    return {};
  };
}
