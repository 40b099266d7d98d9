import { arnOf } from '../state/arn.ts';
import { paginate } from '../state/paging.ts';
import type { StorageConfigurationRecord } from '../state/resources.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { found, idIn } from './locate.ts';

/** The list and the single answer have the same members. */
function described(world: World, { id, name, bucketName, tags }: StorageConfigurationRecord) {
  return { arn: arnOf(world, 'storage-configuration', id), name, s3: { bucketName }, tags: { ...tags } };
}

export function getStorageConfiguration(world: World): Handler<'GetStorageConfiguration'> {
  return (input) => {
    const id = idIn(world, 'storage-configuration', 'arn', input.arn);
    const record = found(world.resources.storageConfigurations.find((candidate) => candidate.id === id));
    return { storageConfiguration: described(world, record) };
  };
}

export function listStorageConfigurations(world: World): Handler<'ListStorageConfigurations'> {
  return (input) => {
    const page = paginate(world.resources.storageConfigurations, (record) => record.id, {
      accountId: world.accountId,
      operation: 'ListStorageConfigurations',
      filters: {},
      nextToken: input.nextToken,
      maxResults: input.maxResults,
    });
    return {
      storageConfigurations: page.items.map((record) => described(world, record)),
      nextToken: page.nextToken,
    };
  };
}
