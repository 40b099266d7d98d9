import { arnOf } from '../state/arn.ts';
import { resourceId } from '../state/ids.ts';
import { paginate } from '../state/paging.ts';
import { requireRoom } from '../state/quotas.ts';
import type { StorageConfigurationRecord } from '../state/resources.ts';
import type { World } from '../state/world.ts';
import { AwsError } from '../wire/aws-error.ts';
import type { Handler } from '../wire/handler.ts';
import { isStorageInUse } from './in-use.ts';
import { found, idIn } from './locate.ts';

/** The list and the single answer have the same members. */
function described(world: World, { id, name, bucketName, tags }: StorageConfigurationRecord) {
  return { arn: arnOf(world, 'storage-configuration', id), name, s3: { bucketName }, tags: { ...tags } };
}

function recordAt(world: World, arn: string | undefined): StorageConfigurationRecord {
  const id = idIn(world, 'storage-configuration', 'arn', arn);
  return found(world.resources.find('storage-configuration', id));
}

export function getStorageConfiguration(world: World): Handler<'GetStorageConfiguration'> {
  return (input) => ({ storageConfiguration: described(world, recordAt(world, input.arn)) });
}

export function listStorageConfigurations(world: World): Handler<'ListStorageConfigurations'> {
  return (input) => {
    const page = paginate(world.resources.storageConfigurations, (record) => record.id, {
      accountId: world.accountId,
      operation: 'ListStorageConfigurations',
      filters: {},
      nextToken: input.nextToken,
      // API model: by default "your storage-configuration quota or 100, whichever is smaller".
      maxResults: input.maxResults ?? Math.min(100, world.quotas.storageConfigurations),
    });
    return {
      storageConfigurations: page.items.map((record) => described(world, record)),
      nextToken: page.nextToken,
    };
  };
}

/** Nobody looks whether there is such a bucket: there is no S3 beside this service. */
export function createStorageConfiguration(world: World): Handler<'CreateStorageConfiguration'> {
  return ({ name = '', s3, tags = {} }) => {
    requireRoom(world.quotas, 'storageConfigurations', world.resources.count('storage-configuration'));
    const id = resourceId(world.dice('storage-configuration'));
    const record = { id, name, bucketName: s3?.bucketName ?? '', tags };
    world.perform({ kind: 'storage-configuration-created', record });
    return { storageConfiguration: described(world, record) };
  };
}

/** API Reference: 409 while a composition uses it. UNCONFIRMED: the error while a stage records to it, the same here. */
export function deleteStorageConfiguration(world: World): Handler<'DeleteStorageConfiguration'> {
  return (input) => {
    const { id } = recordAt(world, input.arn);
    if (isStorageInUse(world, id)) {
      throw new AwsError('ConflictException', 'The storage configuration is used by a composition');
    }
    if (world.resources.stages.some(({ recording }) => recording?.storageConfigurationId === id)) {
      throw new AwsError('ConflictException', 'The storage configuration is associated with a stage');
    }
    world.perform({ kind: 'storage-configuration-deleted', id });
    return {};
  };
}
